package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.asset.AssetException;
import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.asset.Carrier;
import dev.stemma.provenance.asset.StructuredTextCarrier;
import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import dev.stemma.provenance.cbor.CborWriter;
import dev.stemma.provenance.cose.CoseSign1;
import dev.stemma.provenance.record.Tool;
import java.security.cert.X509Certificate;

/**
 * A time stamp for what was signed before: an update manifest after the one stamped (C2PA 2.5, 11.2.4 and 16.7.2). It
 * makes the store longer, so it can be added only where the length of the store is not among the bytes signed.
 *
 * @param stamped the manifest whose signature is stamped
 * @param verdict on the asset as it is
 */
record LaterStamp(Manifest stamped, Verdict verdict) {
    static LaterStamp of(Verdict verdict) throws SigningException {
        if (!verdict.intact()) {
            throw new SigningException("a time stamp shows when something valid was signed, but this is "
                    + verdict.state() + "; if its certificate has ended, it comes too late");
        }
        return new LaterStamp(verdict.manifests().orElseThrow().active(), verdict);
    }

    /** What the update manifest says. */
    ManifestDefinition definition(Stamping stamping) throws SigningException {
        CoseSign1 signature = stamped.signature().orElseThrow();
        X509Certificate signer = stamped.signer().orElseThrow();
        byte[] stamps = CborWriter.write(CborMap.builder()
                .put(stamped.label(), stamping.token(signature, signer))
                .build());
        String title = stamped.claim().flatMap(Claim::title).orElse("untitled");
        ManifestDefinition.Builder update = ManifestDefinition.of(title, GeneratorInfo.stemma(Tool.STEMMA.version()));
        HashedUri parent = update.add(
                IngredientAssertion.of(IngredientAssertion.Relationship.PARENT_OF, title, "application/octet-stream"),
                verdict);
        return update.with(ActionsAssertion.all(Action.opened(parent)))
                .with(new OpaqueAssertion(
                        LaterEvidence.TIME_STAMP,
                        Superbox.CBOR,
                        new CborValue.Bytes(JumbfWriter.box(Superbox.CBOR, stamps))))
                .buildUpdate();
    }

    /** The carrier of the file, if a store in it may grow. */
    static Carrier carrier(byte[] file) throws SigningException {
        Carrier carrier = Carrier.detect(ByteSource.of(file))
                .orElseThrow(
                        () -> new SigningException("the file is of no format that carries credentials inside; stamp"
                                + " the credentials beside it"));
        if (!(carrier instanceof StructuredTextCarrier)) {
            throw new SigningException("in a file of type " + carrier.mediaType()
                    + " the length of the credentials is among the bytes signed, so none can be added later; sign it anew"
                    + " with --tsa, or keep the credentials in a sidecar, which can be stamped at any time");
        }
        return carrier;
    }

    /** The file with the longer store in it. */
    static byte[] replaced(byte[] file, Carrier carrier, byte[] store) throws SigningException {
        try {
            return carrier.fill(carrier.reserve(file, store.length), store);
        } catch (AssetException e) {
            throw new SigningException("the file cannot take credentials: " + e.getMessage(), e);
        }
    }
}
