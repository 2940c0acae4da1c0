package dev.stemma.provenance.asset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

/** The laws of {@link LabelCarrier} for whatever bytes. */
final class LabelLaws {
    static final String LABEL = "{\"AIGC\":{\"Label\":\"1\",\"ContentProducer\":\"A&<B>\",\"ProduceID\":\"1\"}}";

    private LabelLaws() {}

    /** Throws nothing for a malformed file, and an {@link AssertionError} for a file on which a law breaks. */
    static void hold(LabelCarrier carrier, byte[] file) {
        byte[] labelled;
        try {
            carrier.find(ByteSource.of(file));
            labelled = carrier.put(file, LABEL);
        } catch (AssetException e) {
            return;
        }
        assertThat(carrier.find(ByteSource.of(labelled)))
                .extracting(field -> new String(field.content(), StandardCharsets.UTF_8))
                .contains(LABEL);
        assertThat(carrier.put(labelled, LABEL)).isEqualTo(labelled);
        byte[] stripped = carrier.strip(labelled);
        assertThat(carrier.strip(stripped)).isEqualTo(stripped);
    }
}
