package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import dev.stemma.provenance.cose.CoseSign1;
import java.util.List;
import java.util.Optional;

/** Padding holds zeros and nothing else: in the signature's header nothing protects it (C2PA 2.5, 14.12.1.1). */
final class PaddingRule implements Rule {
    private static final List<String> PADS = List.of("pad", "pad2");

    @Override
    public void apply(Examination examination) {
        Manifest manifest = examination.manifest();
        Place signature = new Place.Jumbf(JumbfUri.ofSignature(manifest.label()));
        CborMap header = manifest.signature().map(CoseSign1::unprotectedHeader).orElse(CborMap.EMPTY);
        check(examination, Check.Name.SIGNATURE, header, signature);
        for (StoredAssertion assertion : manifest.assertions()) {
            if (assertion.value() instanceof DataHashAssertion) {
                check(examination, Check.Name.BINDING, content(assertion), new Place.Jumbf(assertion.uri()));
            }
        }
    }

    private static CborMap content(StoredAssertion assertion) {
        try {
            return AssertionBox.content(assertion.box());
        } catch (MalformedException alreadyReported) {
            return CborMap.EMPTY;
        }
    }

    private static void check(Examination examination, Check.Name name, CborMap map, Place place) {
        for (String pad : PADS) {
            Optional<CborValue> value = map.get(pad);
            if (value.isPresent() && !isZeros(value.get())) {
                examination.fail(
                        name,
                        StatusCode.PADDING_NON_ZERO,
                        place,
                        "the padding \"" + pad + "\" holds something else than zeros");
            }
        }
    }

    private static boolean isZeros(CborValue value) {
        byte[] bytes = value.asBytes().orElse(new byte[] {1});
        for (byte each : bytes) {
            if (each != 0) {
                return false;
            }
        }
        return true;
    }
}
