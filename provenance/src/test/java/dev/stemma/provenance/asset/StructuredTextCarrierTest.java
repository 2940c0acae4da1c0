package dev.stemma.provenance.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StructuredTextCarrierTest {
    private static final byte[] STORE = "a manifest store".getBytes(StandardCharsets.US_ASCII);
    private static final String BASE64 = Base64.getEncoder().encodeToString(STORE);
    private static final String BLOCK =
            "-----BEGIN C2PA MANIFEST----- data:application/c2pa;base64," + BASE64 + " -----END C2PA MANIFEST-----";
    private static final String XML = "<?xml version=\"1.0\"?>\n";
    private static final String SCORE = "<score-partwise version=\"4.0\">\n</score-partwise>\n";

    @Test
    void inAbcTheStoreIsTheFirstLine() {
        assertThat(signed("X:1\nK:D\nDEF|\n")).isEqualTo("% " + BLOCK + "\nX:1\nK:D\nDEF|\n");
    }

    @Test
    void inAbcWhoseFirstLineIsReservedItIsTheLast() {
        assertThat(signed("%abc-2.1\nX:1\nK:D\n")).isEqualTo("%abc-2.1\nX:1\nK:D\n% " + BLOCK + "\n");
        assertThat(signed("%abc-2.1\r\nX:1\r\nK:D")).isEqualTo("%abc-2.1\r\nX:1\r\nK:D\r\n% " + BLOCK);
        assertThat(signed("\ufeffX:1\nK:D\n")).isEqualTo("\ufeffX:1\nK:D\n% " + BLOCK + "\n");
    }

    @Test
    void inXmlItFollowsTheDeclarationOnALineOfItsOwn() {
        assertThat(signed(XML + SCORE)).isEqualTo(XML + "<?c2pa " + BLOCK + " ?>\n" + SCORE);
        assertThat(signed(SCORE)).isEqualTo("<?c2pa " + BLOCK + " ?>\n" + SCORE);
        assertThat(signed("<?xml version='1.0'?><mei/>"))
                .isEqualTo("<?xml version='1.0'?>\n<?c2pa " + BLOCK + " ?>\n<mei/>");
    }

    /** A.9.5.1: the line with its line end; at the end of the file, with the line end before it. */
    @Test
    void theWholeLineIsExcludedFromTheHash() {
        assertThat(hashed("X:1\nK:D\n")).isEqualTo("X:1\nK:D\n");
        assertThat(hashed("%abc-2.1\nX:1\nK:D\n")).isEqualTo("%abc-2.1\nX:1\nK:D");
        assertThat(hashed("%abc-2.1\r\nX:1\r\nK:D\r\n")).isEqualTo("%abc-2.1\r\nX:1\r\nK:D");
        assertThat(hashed("%abc-2.1\nX:1\nK:D")).isEqualTo("%abc-2.1\nX:1\nK:D");
        assertThat(hashed(XML + SCORE)).isEqualTo(XML + SCORE);
    }

    @Test
    void whatIsPutInIsFoundAndTakenOutAgain() {
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            byte[] text = bytes(text(random));
            byte[] store = new byte[random.nextInt(300)];
            random.nextBytes(store);
            Carrier carrier = carrier(text);

            Placement room = carrier.reserve(text, store.length);
            byte[] signed = carrier.fill(room, store);
            Located.Found found = (Located.Found) carrier.locate(ByteSource.of(signed));

            assertThat(found.store()).as("seed %d", seed).isEqualTo(store);
            assertThat(found.range()).isEqualTo(room.store());
            assertThat(found.exclusion()).as("seed %d", seed).isEqualTo(room.exclusion());
            assertThat(found.canonical()).isTrue();
            assertThat(carrier.strip(signed)).as("seed %d", seed).isEqualTo(text);
            assertThat(carrier.reserve(signed, store.length).bytes()).isEqualTo(room.bytes());
        }
    }

    @Test
    void commentsOfOtherWritersAreRead() {
        String comment = XML + "<!-- " + BLOCK + " -->\n" + SCORE;
        assertThat(locate(comment)).isInstanceOfSatisfying(Located.Found.class, found -> {
            assertThat(found.store()).isEqualTo(STORE);
            assertThat(found.canonical()).isFalse();
        });
        assertThat(locate("%%\t" + BLOCK + "  \nX:1\n")).isInstanceOf(Located.Found.class);
        assertThat(locate(XML + SCORE + "<!-- " + BLOCK + " -->\n")).isInstanceOf(Located.Found.class);
        assertThat(locate("%abc-2.1\n% " + BLOCK + "\nX:1\n")).isInstanceOf(Located.Found.class);
        assertThat(text(carrier(bytes(comment)).strip(bytes(comment)))).isEqualTo(XML + SCORE);
    }

    /** XML 1.0, 2.5: the comment that A.9 shows for XML is not well-formed, the instruction that we write is. */
    @Test
    void whatWeWriteIsWellFormedXml() throws Exception {
        var builder = javax.xml.parsers.DocumentBuilderFactory.newInstance().newDocumentBuilder();
        builder.setErrorHandler(null);
        builder.parse(new java.io.ByteArrayInputStream(bytes(signed(XML + SCORE))));
        String comment = XML + "<!-- " + BLOCK + " -->\n" + SCORE;
        assertThatExceptionOfType(org.xml.sax.SAXParseException.class)
                .isThrownBy(() -> builder.parse(new java.io.ByteArrayInputStream(bytes(comment))));
    }

    @Test
    void twoBlocksCountAsNone() {
        String line = "% " + BLOCK + "\n";
        assertThat(locate(line + "X:1\nK:C\n" + line))
                .isInstanceOfSatisfying(
                        Located.Doubled.class,
                        doubled -> assertThat(doubled.places()).hasSize(2));
        byte[] file = bytes(line + "X:1\nK:C\n" + line);
        assertThat(text(carrier(file).strip(file))).isEqualTo("X:1\nK:C\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "X:1\\nK:C\\n% @\\nCDE\\n | in the middle of the text",
                "X:1\\nT:@\\nK:C\\n | holds more than a comment",
                "% @ C D E\\nX:1\\n | holds more than a comment",
                "X:1\\n% -----BEGIN C2PA MANIFEST-----\\nK:C\\n | 1 delimiters",
                "% -----END C2PA MANIFEST----- x -----BEGIN C2PA MANIFEST-----\\nX:1\\n | 2 delimiters",
                "% -----BEGIN C2PA MANIFEST-----\\n% data:application/c2pa;base64,AA==\\n% -----END C2PA MANIFEST-----"
                        + "\\nX:1\\n | on one line",
                "% @ -----END C2PA MANIFEST-----\\nX:1\\n | 3 delimiters",
                "% -----BEGIN C2PA MANIFEST----- data:application/c2pa;base64,A*** -----END C2PA MANIFEST-----\\nX:1\\n"
                        + " | broken Base64",
                "% -----BEGIN C2PA MANIFEST----- data:text/plain;base64,AAAA -----END C2PA MANIFEST-----\\nX:1\\n"
                        + " | a data: URI that does not begin",
                "% -----BEGIN C2PA MANIFEST-----  -----END C2PA MANIFEST-----\\nX:1\\n | neither",
                "<?xml version='1.0'?>\\n<!-- @ --><score-partwise/> | holds more than a comment",
                "<mei>\\n<!-- @ -->\\n</mei> | in the middle of the text",
            })
    void aBlockInAnotherPlaceOrFormCountsAsNone(String text, String why) {
        Located located = locate(text.strip().replace("\\n", "\n").replace("@", BLOCK));

        assertThat(located).isInstanceOf(Located.Misplaced.class);
        assertThat(located.explanation()).contains(why);
    }

    @Test
    void aStoreThatIsOnlyNamedIsToldAndNotFetched() {
        Located located = locate(
                "% -----BEGIN C2PA MANIFEST----- https://example.com/a.c2pa -----END C2PA MANIFEST-----\nX:1\nK:C\n");

        assertThat(located).isEqualTo(new Located.Elsewhere("https://example.com/a.c2pa", new ByteRange(0, 87)));
        assertThat(located.explanation())
                .isEqualTo(
                        "the file names a manifest store elsewhere, which is not fetched: https://example.com/a.c2pa");
    }

    @Test
    void otherFormsOfTheSameStoreAreReadButNotCanonical() {
        String sixteen = BLOCK.replace(BASE64, BASE64.substring(0, BASE64.length() - 3) + "R==");
        for (String other : List.of(
                sixteen,
                BLOCK.replace("==", ""),
                BLOCK.replace(" data", "  data"),
                BLOCK.replace("application", "Application"))) {
            assertThat(locate("% " + other + "\nX:1\n"))
                    .as(other)
                    .isInstanceOfSatisfying(Located.Found.class, found -> {
                        assertThat(found.store()).isEqualTo(STORE);
                        assertThat(found.canonical()).isFalse();
                    });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void aTextInUtf16TakesNoStoreAndIsToldSo(String charset) {
        byte[] text = ("\ufeff" + XML + SCORE).getBytes(Charset.forName(charset));
        Carrier carrier = carrier(text);

        assertThat(carrier.locate(ByteSource.of(text))).isEqualTo(new Located.Absent());
        assertThat(carrier.strip(text)).isEqualTo(text);
        assertThatExceptionOfType(AssetException.class)
                .isThrownBy(() -> carrier.reserve(text, 10))
                .withMessageContaining("UTF-16")
                .withMessageContaining("save it as UTF-8");
    }

    @Test
    void aTextWithBareReturnsOrItsOwnDelimitersTakesNoStore() {
        assertThatExceptionOfType(AssetException.class)
                .isThrownBy(() -> signed("X:1\rK:C\r"))
                .withMessageContaining("byte 3: a carriage return without a line feed");
        assertThatExceptionOfType(AssetException.class)
                .isThrownBy(() -> signed("X:1\nT:-----BEGIN C2PA MANIFEST-----\nK:C\n"))
                .withMessageContaining("byte 6: the text itself holds a delimiter");
    }

    /** Windows of the search are 64 KiB: delimiters across their borders are found. */
    @Test
    void blocksAnywhereInALongTextAreFound() {
        for (int length = 65_470; length < 65_640; length += 7) {
            String tune = "%abc-2.1\nX:1\n" + "C".repeat(length) + "\n";
            assertThat(locate(signed(tune))).as("length %d", length).isInstanceOf(Located.Found.class);
        }
    }

    private static String text(Random random) {
        String eol = random.nextBoolean() ? "\n" : "\r\n";
        List<String> starts =
                List.of("X:1", "%abc-2.1", "\ufeffX:3", "\ufeff%abc", "<?xml version='1.0'?>", "<mei>", "");
        String start = starts.get(random.nextInt(starts.size()));
        boolean declared = start.startsWith("<?xml");
        String first = start.isEmpty() ? "X:7" : start;
        Stream<String> head = declared ? Stream.of(first, "<score-timewise>") : Stream.of(first);
        Stream<String> lines = IntStream.range(0, random.nextInt(5))
                .mapToObj(line -> "é%<!-- \u4e50".substring(random.nextInt(3)) + line);
        String text = Stream.concat(head, lines).collect(Collectors.joining(eol));
        boolean ended = declared || random.nextBoolean();
        return ended ? text + eol : text;
    }

    private static Carrier carrier(byte[] text) {
        return Carrier.detect(ByteSource.of(text)).orElseThrow();
    }

    private static Located locate(String text) {
        return carrier(bytes(text)).locate(ByteSource.of(bytes(text)));
    }

    private static String signed(String text) {
        Carrier carrier = carrier(bytes(text));
        return text(carrier.fill(carrier.reserve(bytes(text), STORE.length), STORE));
    }

    /** What is left of the signed text without the excluded range. */
    private static String hashed(String text) {
        byte[] signed = bytes(signed(text));
        ByteRange exclusion = ((Located.Found) locate(signed(text))).exclusion();
        Edits edits = new Edits(signed);
        edits.remove(exclusion);
        return text(edits.apply());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
