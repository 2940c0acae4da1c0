package dev.stemma.provenance.label;

import dev.stemma.provenance.record.Digest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The implicit label of generated content, GB 45438-2025, Annex E: what is generated, by whose service, and under which
 * number.
 *
 * <pre>
 * {"AIGC":{"Label":"1","ContentProducer":"...","ProduceID":"...","ReservedCode1":"...",
 *          "ContentPropagator":"...","PropagateID":"...","ReservedCode2":"..."}}
 * </pre>
 *
 * <p>Written is this form, without spaces; read is also the inner object alone, as some programs write it. Values are
 * characters 0x21 to 0x7E without {@code "} and {@code \}, so nothing is ever escaped.
 *
 * @param producer name or code of the service that made the content; not empty
 * @param produceId under which that service knows the content; not empty
 * @param producerCode for the producer's own use; may be empty, see {@link #record}
 * @param propagator who passed it on; may be empty
 * @param propagateId under which the propagator knows it; may be empty
 * @param propagatorCode for the propagator's own use; may be empty
 */
public record AigcLabel(
        Certainty certainty,
        String producer,
        String produceId,
        String producerCode,
        String propagator,
        String propagateId,
        String propagatorCode) {
    /** What describes it. */
    public static final String STANDARD = "GB 45438-2025";

    /** No value is longer. */
    public static final int LONGEST_VALUE = 1024;

    static final String WRAPPER = "AIGC";
    static final String LABEL = "Label";
    static final String PRODUCER = "ContentProducer";
    static final String PRODUCE_ID = "ProduceID";
    static final String PRODUCER_CODE = "ReservedCode1";
    static final String PROPAGATOR = "ContentPropagator";
    static final String PROPAGATE_ID = "PropagateID";
    static final String PROPAGATOR_CODE = "ReservedCode2";

    /** The properties, in their order. */
    static final List<String> NAMES =
            List.of(LABEL, PRODUCER, PRODUCE_ID, PRODUCER_CODE, PROPAGATOR, PROPAGATE_ID, PROPAGATOR_CODE);

    /** How our labels name the journal of a piece: what follows is the digest of one of its entries. */
    private static final String RECORD = "stemma-journal-sha256:";

    /** Whether the content is generated. */
    public enum Certainty {
        GENERATED("1"),
        PERHAPS("2"),
        SUSPECTED("3");

        private final String code;

        Certainty(String code) {
            this.code = code;
        }

        /** As labels write it. */
        public String code() {
            return code;
        }

        static Optional<Certainty> of(String code) {
            for (Certainty certainty : values()) {
                if (certainty.code.equals(code)) {
                    return Optional.of(certainty);
                }
            }
            return Optional.empty();
        }
    }

    public AigcLabel {
        requireValue(PRODUCER, producer, true);
        requireValue(PRODUCE_ID, produceId, true);
        requireValue(PRODUCER_CODE, producerCode, false);
        requireValue(PROPAGATOR, propagator, false);
        requireValue(PROPAGATE_ID, propagateId, false);
        requireValue(PROPAGATOR_CODE, propagatorCode, false);
    }

    /** The first label of what a model made; who passes it on is the producer until somebody else does. */
    static AigcLabel produced(String producer, String produceId, Digest record) {
        return new AigcLabel(Certainty.GENERATED, producer, produceId, RECORD + record, producer, produceId, "");
    }

    /** The same, with certainty. */
    AigcLabel generated() {
        return new AigcLabel(
                Certainty.GENERATED, producer, produceId, producerCode, propagator, propagateId, propagatorCode);
    }

    /** The same label, passed on by somebody. */
    AigcLabel passedOn(String by, String id, Digest record) {
        return new AigcLabel(certainty, producer, produceId, producerCode, by, id, RECORD + record);
    }

    /**
     * Holds the name or code of a producer to the rules of values.
     *
     * @throws IllegalArgumentException saying which character is not allowed, and which are
     */
    public static String requireProducer(String producer) {
        requireValue(PRODUCER, producer, true);
        return producer;
    }

    private static void requireValue(String name, String value, boolean required) {
        if (required && value.isEmpty()) {
            throw new IllegalArgumentException(name + " is empty; a label needs it");
        }
        if (value.length() > LONGEST_VALUE) {
            throw new IllegalArgumentException(
                    name + " has " + value.length() + " characters; at most " + LONGEST_VALUE + " are read");
        }
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            if (character < 0x21 || character > 0x7E || character == '"' || character == '\\') {
                throw new IllegalArgumentException(name + " holds " + named(character) + " at place " + (i + 1)
                        + "; allowed are the visible ASCII characters but the double quote and the backslash");
            }
        }
    }

    private static String named(char character) {
        return switch (character) {
            case ' ' -> "a space";
            case '"' -> "a double quote";
            case '\\' -> "a backslash";
            default -> String.format("U+%04X", (int) character);
        };
    }

    /**
     * Reads a label.
     *
     * @throws LabelException saying what is wrong with it
     */
    public static AigcLabel read(byte[] text) throws LabelException {
        return LabelReader.read(text);
    }

    /** As it is written. */
    public String text() {
        Map<String, String> members = new LinkedHashMap<>();
        members.put(LABEL, certainty.code());
        members.put(PRODUCER, producer);
        members.put(PRODUCE_ID, produceId);
        members.put(PRODUCER_CODE, producerCode);
        members.put(PROPAGATOR, propagator);
        members.put(PROPAGATE_ID, propagateId);
        members.put(PROPAGATOR_CODE, propagatorCode);
        StringBuilder text = new StringBuilder();
        members.forEach((name, value) -> text.append(text.isEmpty() ? "{" : ",")
                .append('"')
                .append(name)
                .append("\":\"")
                .append(value)
                .append('"'));
        return "{\"" + WRAPPER + "\":" + text + "}}";
    }

    /** The entry of the journal that the producer's code names, if it is one of ours. */
    public Optional<Digest> record() {
        return record(producerCode);
    }

    /** The entry of the journal that the propagator's code names, if it is one of ours. */
    public Optional<Digest> propagatorRecord() {
        return record(propagatorCode);
    }

    /** Whether a code begins as ours do and goes on otherwise. */
    boolean namesNoEntry() {
        return producerCode.startsWith(RECORD) && record().isEmpty()
                || propagatorCode.startsWith(RECORD) && propagatorRecord().isEmpty();
    }

    private static Optional<Digest> record(String code) {
        return code.matches(RECORD + "[0-9a-f]{64}")
                ? Optional.of(Digest.parse(code.substring(RECORD.length())))
                : Optional.empty();
    }
}
