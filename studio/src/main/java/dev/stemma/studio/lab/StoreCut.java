package dev.stemma.studio.lab;

import dev.stemma.provenance.c2pa.Manifest;
import dev.stemma.provenance.c2pa.ManifestStore;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The older manifests of a store, as a store. A store is a box: its length, {@code jumb}, a description box, then a box a
 * manifest, each beginning with its length (ISO 19566-5).
 */
final class StoreCut {
    private static final int HEAD = 8;

    private StoreCut() {}

    /** With the manifest of a label as its newest; nothing if lengths are not written the usual way. */
    static Optional<ManifestStore> upTo(byte[] store, String label) {
        List<String> labels = ManifestStore.parse(store).stream()
                .flatMap(parsed -> parsed.manifests().stream())
                .map(Manifest::label)
                .toList();
        int wanted = labels.indexOf(label) + 1;
        int at = HEAD;
        for (int child = 0; child <= wanted; child++) {
            if (wanted == 0 || at + HEAD > store.length) {
                return Optional.empty();
            }
            int length = ByteBuffer.wrap(store).getInt(at);
            if (length < HEAD || length > store.length - at) {
                return Optional.empty();
            }
            at += length;
        }
        byte[] cut = Arrays.copyOf(store, at);
        ByteBuffer.wrap(cut).putInt(0, at);
        return ManifestStore.parse(cut);
    }
}
