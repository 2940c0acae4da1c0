package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.asset.ByteRange;
import dev.stemma.provenance.cose.CoseSign1;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A store that Stemma wrote is the one that Stemma would write again. Hashes and signature do not cover headers of boxes,
 * descriptions of the outer ones, and the signature's own encoding: here they are held to their one form.
 */
final class OwnEncodingRule implements Rule {
    @Override
    public void apply(Examination examination) {
        if (!examination.isOwn() || examination.manifest().signature().isEmpty()) {
            return;
        }
        ManifestStore store = examination.store();
        CoseSign1 signature = examination.manifest().signature().get();
        if (!TimeStampHeader.isOwnForm(signature.unprotectedHeader())) {
            examination.fail(
                    Check.Name.SIGNATURE,
                    StatusCode.STORE_UNPROTECTED_BYTES,
                    new Place.Jumbf(JumbfUri.ofSignature(store.active().label())),
                    "the signature's unprotected header holds something else than one time stamp with its padding");
        }
        checkPlace(examination);
        int difference = Arrays.mismatch(store.bytes(), rewritten(store, signature));
        if (difference >= 0) {
            examination.fail(
                    Check.Name.CLAIM,
                    StatusCode.STORE_UNPROTECTED_BYTES,
                    new Place.Store(new ByteRange(difference, 1)),
                    "the credentials are not encoded as Stemma encodes them; somebody changed bytes that no hash covers");
        }
    }

    private static void checkPlace(Examination examination) {
        examination
                .asset()
                .foreignForm()
                .ifPresent(range -> examination.fail(
                        Check.Name.CLAIM,
                        StatusCode.STORE_UNPROTECTED_BYTES,
                        new Place.File(range),
                        "the credentials do not stand in the file as Stemma writes them; somebody changed bytes that no"
                                + " hash covers"));
    }

    /** The store written anew from what protects itself: contents that are hashed, the claim, the signature. */
    private static byte[] rewritten(ManifestStore store, CoseSign1 signature) {
        Manifest active = store.active();
        List<byte[]> assertions = active.assertions().stream()
                .map(assertion -> enclosed(assertion.box()))
                .toList();
        byte[] manifest = StoreLayout.manifest(
                active.isUpdate() ? StoreLayout.UPDATE_MANIFEST : StoreLayout.MANIFEST,
                active.label(),
                assertions,
                active.claimBytes().orElseThrow(),
                signature.encode());
        Stream<byte[]> ingredients =
                store.reachable().stream().filter(other -> other != active).map(other -> enclosed(other.box()));
        return StoreLayout.store(Stream.concat(ingredients, Stream.of(manifest)).toList());
    }

    private static byte[] enclosed(Superbox box) {
        return JumbfWriter.box(Superbox.BOX, box.box().content());
    }
}
