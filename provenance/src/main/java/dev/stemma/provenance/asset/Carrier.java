package dev.stemma.provenance.asset;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How one file format carries a C2PA manifest store. A further format is a further class, named here twice.
 *
 * <p>Laws, for a file {@code x} without store: {@code strip(fill(reserve(x, n), store))} is {@code x} (but for small things
 * put right, of which {@link WavCarrier}, {@link StructuredTextCarrier} and {@link SafeTensorsCarrier} speak);
 * {@code locate} finds what {@code fill} put; reserving in a file that has a store replaces it, except where the file only
 * grows ({@link JsonLinesCarrier}).
 */
public sealed interface Carrier
        permits MidiCarrier, WavCarrier, SafeTensorsCarrier, StructuredTextCarrier, JsonLinesCarrier {
    /** Longest store that is read: 64 MiB. */
    int MAX_STORE = 64 << 20;

    /** The carriers there are. */
    static List<Carrier> all() {
        return List.of(
                new MidiCarrier(),
                new WavCarrier(),
                new SafeTensorsCarrier(),
                new StructuredTextCarrier(TextFormat.MUSIC_XML),
                new StructuredTextCarrier(TextFormat.MEI),
                new StructuredTextCarrier(TextFormat.ABC),
                new JsonLinesCarrier());
    }

    /** The carrier for a file, told by its first bytes; its name does not matter. */
    static Optional<Carrier> detect(ByteSource file) {
        return all().stream().filter(carrier -> carrier.recognizes(file)).findFirst();
    }

    /** Whether the file is called as one of a kind that carries a store, whatever is in it. */
    static boolean isUsualName(String fileName) {
        String extension = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return all().stream().anyMatch(carrier -> carrier.extensions().contains(extension));
    }

    /** The usual endings of such files' names, in lower case without the dot. */
    List<String> extensions();

    /** The format's media type, as the claim names it. */
    String mediaType();

    /** Whether the file begins as this format does. */
    boolean recognizes(ByteSource file);

    /**
     * Looks for the manifest store.
     *
     * @throws AssetException if the file is malformed
     */
    Located locate(ByteSource file);

    /**
     * Makes room for a store of {@code storeLength} bytes and removes any store that is there.
     *
     * @throws AssetException if the file is malformed, or would become longer than its format allows
     */
    Placement reserve(byte[] file, int storeLength);

    /**
     * The reserved file with the store in it.
     *
     * @throws IllegalArgumentException if the store does not have the length that was reserved
     */
    default byte[] fill(Placement placement, byte[] store) {
        byte[] encoded = placement.encoding().encode(store);
        if (encoded.length != placement.store().length()) {
            throw new IllegalArgumentException("room for a store of "
                    + placement.store().length() + " bytes, the store has " + encoded.length + " as "
                    + placement.encoding());
        }
        byte[] file = placement.bytes().clone();
        System.arraycopy(encoded, 0, file, (int) placement.store().start(), encoded.length);
        return file;
    }

    /**
     * The file without any store, wherever it was; the file as it is if it has none.
     *
     * @throws AssetException if the file is malformed
     */
    byte[] strip(byte[] file);

    /**
     * What lies in a range of the file, in words for people; empty if there are none for it.
     *
     * @throws AssetException if the file is malformed
     */
    default Optional<String> describe(ByteSource file, ByteRange range) {
        return Optional.empty();
    }

    /** How the format carries a label of generated content; nothing if it carries none. */
    default Optional<LabelCarrier> label() {
        return Optional.empty();
    }
}
