package dev.stemma.provenance.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonLinesCarrierTest {
    private static final JsonLinesCarrier CARRIER = new JsonLinesCarrier();
    private static final byte[] STORE = "a store".getBytes(StandardCharsets.US_ASCII);
    private static final String LINE = "{\"c2pa:checkpoint\":\"data:application/c2pa;base64,YSBzdG9yZQ==\"}";

    @Test
    void aCheckpointIsAddedAsALine() {
        assertThat(signed("{\"a\":1}\n")).isEqualTo("{\"a\":1}\n" + LINE + "\n");
        assertThat(signed("{\"a\":1}\r\n")).isEqualTo("{\"a\":1}\r\n" + LINE + "\r\n");
    }

    @Test
    void theLastCheckpointCountsAndTheOthersAreHistory() {
        String file = signed(signed("{\"a\":1}\n") + "{\"b\":\"é\"}\n");
        int first = file.indexOf(LINE);
        int last = file.lastIndexOf(LINE) + 1;

        assertThat(locate(file)).isInstanceOfSatisfying(Located.Found.class, found -> {
            assertThat(found.exclusion()).isEqualTo(new ByteRange(last, LINE.length() + 1));
            assertThat(found.store()).isEqualTo(STORE);
            assertThat(found.canonical()).isTrue();
        });
        assertThat(CARRIER.checkpoint(ByteSource.of(bytes(file)), new ByteRange(first, LINE.length() + 1)))
                .isInstanceOf(Located.Found.class);
        assertThat(strip(file)).isEqualTo("{\"a\":1}\n{\"b\":\"é\"}\n");
    }

    @Test
    void whatIsPutInIsFoundAndTakenOutAgain() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "\ufeff" : "");
            for (int line = random.nextInt(4); line >= 0; line--) {
                text.append("{\"n\":[\"")
                        .append("乐".repeat(random.nextInt(30_000)))
                        .append("\"]}\n");
            }
            byte[] store = new byte[random.nextInt(200)];
            random.nextBytes(store);

            byte[] signed = CARRIER.fill(CARRIER.reserve(bytes(text.toString()), store.length), store);

            assertThat(CARRIER.recognizes(ByteSource.of(signed))).isTrue();
            assertThat(((Located.Found) CARRIER.locate(ByteSource.of(signed))).store())
                    .as("seed %d", seed)
                    .isEqualTo(store);
            assertThat(CARRIER.strip(signed)).as("seed %d", seed).isEqualTo(bytes(text.toString()));
        }
    }

    @Test
    void linesThatOnlyMentionCheckpointsAreLikeOthers() {
        String mention = "{\"title\":\"c2pa:checkpoint\",\"deep\":{\"c2pa:checkpoint\":\"data:x\"}}\n";

        assertThat(locate(mention + mention)).isEqualTo(new Located.Absent());
        assertThat(locate(signed(mention) + mention)).isInstanceOf(Located.Found.class);
        assertThat(strip(signed(mention) + mention)).isEqualTo(mention + mention);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"c2pa:checkpoint\":\"data:application/c2pa;base64,AAAA\",\"notes\":[]}\\n | an object with 2 members",
                "{\"c2pa:checkpoint\":\"a\",\"c2pa:checkpoint\":\"b\"}\\n | an object with 2 members",
                "{\"c2pa:checkpoint\":\"data:application/c2pa;base64,AAAA\"} {}\\n | something follows",
                "{\"c2pa:checkpoint\":\"data:application/c2pa;base64,AAAA\"}x\\n | no JSON",
                "{\"c2pa:checkpoint\":\"data:application/c2pa;base64,AAAA\"} | its line is not ended",
                "{\"c2pa:checkpoint\":\"data:application/c2pa;base64,A*AA\"}\\n | broken Base64",
                "{\"c2pa:checkpoint\":7}\\n | expected a text",
                "{\"c2pa:checkpoint\":\"here\"}\\n | neither",
            })
    void aBrokenCheckpointCountsAsNone(String line, String why) {
        assertThat(locate(signed("{\"a\":1}\n") + line.replace("\\n", "\n")))
                .isInstanceOfSatisfying(
                        Located.Misplaced.class,
                        located -> assertThat(located.explanation()).contains(why));
    }

    @Test
    void otherFormsOfTheSameLineAreReadButNotCanonical() {
        for (String line : new String[] {
            LINE.replace(":\"d", ": \"d"),
            LINE.replace("/", "\\/"),
            LINE.replace("YSBzdG9yZQ==", "YSBzdG9yZR=="),
            LINE + " "
        }) {
            assertThat(locate("{}\n" + line + "\n")).as(line).isInstanceOfSatisfying(Located.Found.class, found -> {
                assertThat(found.store()).isEqualTo(STORE);
                assertThat(found.canonical()).isFalse();
            });
        }
    }

    @Test
    void aStoreThatIsOnlyNamedIsToldAndNotFetched() {
        assertThat(locate("{}\n{\"c2pa:checkpoint\":\"https://example.com/1.c2pa\"}\n"))
                .isEqualTo(new Located.Elsewhere("https://example.com/1.c2pa", new ByteRange(3, 49)));
    }

    @Test
    void aFileWhoseLastLineIsNotEndedTakesNoCheckpoint() {
        assertThatExceptionOfType(AssetException.class)
                .isThrownBy(() -> signed("{\"a\":1}\n{"))
                .withMessageContaining("byte 9: the last line is not ended");
    }

    /** The search goes backwards line by line: a flood of lines that look like checkpoints is given up on. */
    @Test
    void aFloodOfMentionsIsRefused() {
        String file = "[\"c2pa:checkpoint\"]\n".repeat(10_001);

        assertThatExceptionOfType(AssetException.class)
                .isThrownBy(() -> locate("{}\n" + file))
                .withMessageContaining("more than 10000 lines");
    }

    private static Located locate(String text) {
        return CARRIER.locate(ByteSource.of(bytes(text)));
    }

    private static String signed(String text) {
        return text(CARRIER.fill(CARRIER.reserve(bytes(text), STORE.length), STORE));
    }

    private static String strip(String text) {
        return text(CARRIER.strip(bytes(text)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
