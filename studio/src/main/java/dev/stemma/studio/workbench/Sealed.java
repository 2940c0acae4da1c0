package dev.stemma.studio.workbench;

import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.asset.Carrier;
import dev.stemma.provenance.asset.Located;
import dev.stemma.provenance.c2pa.ManifestStore;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Output;
import java.util.Optional;

/**
 * A file that was signed.
 *
 * @param plain without credentials
 * @param file as it is written
 * @param sidecar the credentials, if they lie beside it
 * @param manifest label of its manifest
 */
record Sealed(byte[] plain, byte[] file, Optional<byte[]> sidecar, String manifest) {
    static Sealed inside(byte[] plain, byte[] file) {
        ByteSource source = ByteSource.of(file);
        Located located = Carrier.detect(source).orElseThrow().locate(source);
        return new Sealed(plain, file, Optional.empty(), label(((Located.Found) located).store()));
    }

    static Sealed beside(byte[] plain, byte[] store) {
        return new Sealed(plain, plain, Optional.of(store), label(store));
    }

    private static String label(byte[] store) {
        return ManifestStore.parse(store).orElseThrow().active().label();
    }

    /** That it was signed, for the journal. */
    Output.Signed signed() {
        return new Output.Signed(manifest, Digest.of(sidecar.orElse(file)));
    }
}
