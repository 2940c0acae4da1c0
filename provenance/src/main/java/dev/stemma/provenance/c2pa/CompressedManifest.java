package dev.stemma.provenance.c2pa;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.brotli.dec.BrotliInputStream;

/**
 * A manifest in a box of type {@code c2cm}: its only content is a box {@code brob} with the whole superbox of the manifest,
 * compressed by Brotli (C2PA 2.5, 11.5.2). Hashes of the manifest are over the compressed form. Read only.
 */
final class CompressedManifest {
    static final String TYPE = "c2cm";
    private static final String BROTLI = "brob";

    private CompressedManifest() {}

    /**
     * The manifest's superbox, a view of its own bytes.
     *
     * @param limit how many bytes it may have
     */
    static Superbox open(Superbox compressed, long limit) throws MalformedException {
        byte[] content = compressed.only(BROTLI).orElseThrow(() -> invalid("it is not one box of type " + BROTLI));
        byte[] bytes = decompress(content, limit);
        try {
            List<Box> boxes = Box.sequence(bytes, 0, bytes.length);
            if (boxes.size() != 1) {
                throw invalid("it holds " + boxes.size() + " boxes where one manifest was expected");
            }
            Superbox manifest = Superbox.of(boxes.get(0));
            if (!manifest.label().equals(compressed.label())) {
                throw invalid("it holds the manifest of another name, " + manifest.label());
            }
            return manifest;
        } catch (JumbfException e) {
            throw invalid(e.getMessage());
        }
    }

    private static byte[] decompress(byte[] content, long limit) throws MalformedException {
        try (InputStream in = new BrotliInputStream(new ByteArrayInputStream(content))) {
            byte[] bytes = in.readNBytes((int) Math.min(limit + 1, Integer.MAX_VALUE - 8));
            if (bytes.length > limit) {
                throw invalid("more than " + limit + " bytes come out of it");
            }
            return bytes;
        } catch (IOException | RuntimeException e) {
            // Some broken streams end the decoder with ArrayIndexOutOfBoundsException.
            throw invalid("it cannot be decompressed");
        }
    }

    private static MalformedException invalid(String why) {
        return new MalformedException(StatusCode.COMPRESSED_INVALID, "the compressed manifest cannot be read: " + why);
    }
}
