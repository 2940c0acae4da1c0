package dev.stemma.provenance.asset;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a file format carries the label of generated content that GB 45438-2025 asks for, a short text that contains
 * {@code AIGC}. A file has one at most (6.1 c).
 *
 * <p>Laws, for a file {@code x} without label: {@code strip(put(x, label))} is {@code x}; {@code find} finds what {@code put}
 * put, and nothing else; putting replaces. A label is content: it is put before a file is signed.
 */
public sealed interface LabelCarrier permits AbcLabelCarrier, MidiLabelCarrier, WavLabelCarrier, XmlLabelCarrier {
    /** What begins as a label does, wrapped in {@code AIGC} or not. */
    Pattern BEGINNING = Pattern.compile("(?s)\\s*(AIGC\\s*[=:]?\\s*)?\\{.*\"(AIGC|ContentProducer|ProduceID)\".*");

    /** The carrier for a file, told by its first bytes. */
    static Optional<LabelCarrier> detect(ByteSource file) {
        return Carrier.detect(file).flatMap(Carrier::label);
    }

    /** The file without label, or as it is if it is of a format that carries none. */
    static byte[] without(byte[] file) {
        return detect(ByteSource.of(file)).map(carrier -> carrier.strip(file)).orElse(file);
    }

    /**
     * All labels in the file, in the order in which they stand.
     *
     * @throws AssetException if the file is malformed
     */
    List<LabelField> find(ByteSource file);

    /**
     * The file with this label in the place of any other.
     *
     * @throws AssetException if the file is malformed, or would become longer than its format allows
     */
    byte[] put(byte[] file, String label);

    /**
     * The file without labels; the file as it is if it has none.
     *
     * @throws AssetException if the file is malformed
     */
    byte[] strip(byte[] file);

    /** Whether a text means to be a label. */
    static boolean isLabel(byte[] text) {
        return BEGINNING.matcher(new String(text, StandardCharsets.ISO_8859_1)).matches();
    }
}
