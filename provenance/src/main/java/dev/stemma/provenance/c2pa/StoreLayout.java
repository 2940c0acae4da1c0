package dev.stemma.provenance.c2pa;

import java.util.List;

/**
 * How the parts of a store lie in it, as we write them (C2PA 2.5, 11.1.4):
 *
 * <pre>
 * c2pa  manifest store
 *   c2ma  manifest, or c2um for an update; one or more
 *     c2as  assertion store: the assertions
 *     c2cl  claim
 *     c2cs  signature
 * </pre>
 */
final class StoreLayout {
    static final String STORE = "c2pa";
    static final String MANIFEST = "c2ma";

    /** A manifest that only adds to that of its parent. */
    static final String UPDATE_MANIFEST = "c2um";

    static final String ASSERTIONS = "c2as";
    static final String CLAIM = "c2cl";
    static final String SIGNATURE = "c2cs";

    private StoreLayout() {}

    static byte[] store(List<byte[]> manifests) {
        return JumbfWriter.superbox(STORE, STORE, manifests);
    }

    static byte[] manifest(String type, String label, List<byte[]> assertions, byte[] claim, byte[] signature) {
        return JumbfWriter.superbox(
                type,
                label,
                List.of(
                        JumbfWriter.superbox(ASSERTIONS, JumbfUri.ASSERTION_STORE, assertions),
                        JumbfWriter.cbor(CLAIM, Claim.LABEL, claim),
                        JumbfWriter.cbor(SIGNATURE, JumbfUri.SIGNATURE, signature)));
    }
}
