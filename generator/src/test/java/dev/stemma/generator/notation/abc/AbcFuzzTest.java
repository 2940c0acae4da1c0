package dev.stemma.generator.notation.abc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.stemma.generator.notation.NotationException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AbcFuzzTest {
    private static final int ROUNDS = 250;
    private static final String TUNE = """
            %abc-2.1
            X:1
            T:Fuzz \\'e &amp; \\u4e2d
            P:A(BA)2
            M:2+3/8
            L:1/8
            Q:"Slow" 1/4 3/8=40
            V:1 clef=treble-8 octave=1
            V:2 clef=bass transpose=-2
            K:D exp ^f _b
            P:A
            [V:1] |: "G"A>B (3cde- e2 | [1,3 {g}[CEG]/ z2 Z2 :|2 !D.C.! ^f'' & A2 | $ y
            w: la-la *_ ~x | \\- ok
            +: more
            [V:2] [K:Bbm][M:C|][L:1/16] A,,4- | A,4 :: B//C3/2 X |]
            P:B
            S A B "D.C. al Fine" | O !fine! c |]
            """;
    private static final List<String> PIECES = List.of(
            "|:",
            ":|",
            "::",
            "|1",
            ":|2",
            "[1,3",
            "[",
            "]",
            "(3",
            "(9:8:9",
            "(",
            ")",
            "[K:",
            "[V:2]",
            "[M:5/8]",
            "\"",
            "!",
            "{",
            "}",
            "-",
            ">",
            "<<",
            "A,,,",
            "^^f''",
            "z999",
            "Z999",
            "999999",
            "/",
            "//////////",
            "&",
            "\n",
            "\n\nX:2\n",
            "K:",
            "M:",
            "L:1/512\n",
            "Q:1=1\n",
            "w:",
            "P:(((A9)9)9)9\n",
            "%%begintext\n",
            "%",
            "\\",
            "\\u12",
            "|::::::::",
            "0",
            "I:stemma-anacrusis -1\n",
            "\u0000",
            "D.S.",
            "!D.C.!",
            "!segno!",
            "S",
            "O",
            "é",
            "\uD800",
            "+:",
            "y",
            "x");

    private static void readWithoutSurprise(String text) {
        for (AbcOptions options : List.of(AbcOptions.PLAYED, AbcOptions.WRITTEN)) {
            try {
                AbcReader.readBook(text, options)
                        .tunes()
                        .forEach(
                                tune -> assertThat(tune.melody().notes().size()).isLessThan(PlayingOrder.MAX_PLAYED));
            } catch (NotationException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
    }

    @MethodSource("tunes")
    @FuzzTest
    void whateverTheBytesAreTheyAreReadOrRefused(byte[] bytes) {
        try {
            readWithoutSurprise(Source.decode(bytes));
        } catch (NotationException e) {
            assertThat(e).hasMessageContaining("character");
        }
    }

    static Stream<byte[]> tunes() {
        return Stream.concat(Stream.of(TUNE), PIECES.stream().map(piece -> "X:1\nK:C\nA" + piece + "B"))
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void damagedTunesAreReadOrRefused(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < ROUNDS; i++) {
            StringBuilder text = new StringBuilder(TUNE);
            for (int change = 1 + random.nextInt(6); change > 0; change--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
                    case 1 -> text.deleteCharAt(at);
                    default -> text.setCharAt(at, text.charAt(random.nextInt(text.length())));
                }
            }
            readWithoutSurprise(text.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6})
    void soupIsReadOrRefused(long seed) throws NotationException {
        Random random = new Random(seed);
        for (int i = 0; i < ROUNDS; i++) {
            StringBuilder text = new StringBuilder("X:1\nK:C\n");
            for (int piece = random.nextInt(80); piece > 0; piece--) {
                text.append(PIECES.get(random.nextInt(PIECES.size()))).append((char) ('A' + random.nextInt(7)));
            }
            readWithoutSurprise(text.toString());
        }
        byte[] bytes = new byte[2_000];
        random.nextBytes(bytes);
        readWithoutSurprise(Source.decode(bytes));
    }

    @Test
    void longRunsOfOneSignDoNotExhaustTheStack() {
        for (String piece : PIECES) {
            readWithoutSurprise("X:1\nK:C\nABC " + piece.repeat(2_000) + "\n");
            readWithoutSurprise("X:1\nT:" + piece.repeat(2_000) + "\nK:C " + piece.repeat(2_000) + "\nABC\n");
        }
    }

    @Test
    void repeatsOfPartsOfRepeatsStopAtALimit() {
        String part = "P:A\n" + "|::::::: ABCDEFGA :::::::|\n".repeat(200);
        assertThatThrownBy(() -> AbcReader.read("X:1\nP:((A9)9)9\nL:1/8\nK:C\n" + part))
                .isInstanceOf(NotationException.class)
                .hasMessageContaining("repeats")
                .hasMessageContaining("line ");
    }

    @Test
    void everyCutOfATuneIsReadOrRefused() {
        byte[] bytes = TUNE.getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < bytes.length; length++) {
            readWithoutSurprise(new String(bytes, 0, length, StandardCharsets.UTF_8));
        }
    }
}
