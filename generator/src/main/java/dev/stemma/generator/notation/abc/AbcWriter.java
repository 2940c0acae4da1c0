package dev.stemma.generator.notation.abc;

import dev.stemma.generator.music.Bar;
import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Mode;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Tempo;
import dev.stemma.generator.music.Ticks;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;

/**
 * Writes a melody as one ABC 2.1 tune, four bars to a line, which {@link AbcReader} reads back as an equal melody.
 *
 * <p>A pentatonic mode, which ABC does not know, is written as the diatonic one with its signature and an instruction
 * before it: {@code I:stemma-mode zhi}, {@code K:Dmix}. {@code I:stemma-anacrusis} states a pickup that the first bar
 * does not show. What a line of ABC cannot hold is left out: changes, chords and words after the end of the piece,
 * words that begin with no note, blank ones, and verses beyond the hundredth.
 */
public final class AbcWriter {
    private static final int BARS_A_LINE = 4;
    private static final String ABOUT = "ABCDFGHNORSTWZ";

    private AbcWriter() {}

    /** The tune with reference number 1 and no fields about it but its title. */
    public static String write(Melody melody) {
        return write(melody, List.of());
    }

    /**
     * The tune with reference number 1.
     *
     * @param fields about the tune, written in order after the title; letters A B C D F G H N O R S T W Z
     */
    public static String write(Melody melody, List<AbcField> fields) {
        return write(1, melody, fields);
    }

    /** The tune with a reference number, for a file of many; end each but the last with an empty line. */
    public static String write(int number, Melody melody, List<AbcField> fields) {
        StringBuilder text = new StringBuilder();
        Ticks unit = unit(melody);
        text.append("X:").append(number).append('\n');
        melody.title().ifPresent(title -> appendField(text, 'T', title));
        for (AbcField field : fields) {
            if (ABOUT.indexOf(field.letter()) < 0) {
                throw new IllegalArgumentException("the field " + field.letter()
                        + ": is part of the music; accepted about a tune: " + String.join(" ", ABOUT.split("")));
            }
            appendField(text, field.letter(), field.text());
        }
        text.append("M:").append(melody.metres().first()).append('\n');
        text.append("L:1/").append(Ticks.quarters(4).value() / unit.value()).append('\n');
        text.append("Q:")
                .append(tempo(melody.tempos().first(), melody.metres().first()))
                .append('\n');
        if (!anacrusisToRead(melody).equals(melody.anacrusis())) {
            text.append("I:stemma-anacrusis ").append(melody.anacrusis()).append('\n');
        }
        text.append(key(melody.keys().first(), "", "\n")).append('\n');
        appendMusic(text, melody, unit);
        return text.toString();
    }

    private static void appendField(StringBuilder text, char letter, String content) {
        String encoded = TextString.encode(content);
        text.append(letter).append(':');
        if (encoded.startsWith("|") || encoded.startsWith(":")) {
            text.append(' ');
        }
        text.append(encoded).append('\n');
    }

    private static void appendMusic(StringBuilder text, Melody melody, Ticks unit) {
        MusicWriter music = new MusicWriter(melody, unit);
        List<Bar> bars = melody.bars();
        int onLine = 0;
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            text.append(music.bar(bar));
            boolean last = i == bars.size() - 1;
            onLine += bar.number() == 0 ? 0 : 1;
            text.append(last ? music.chordsAtEnd() + " |]" : " |");
            if (last || onLine == BARS_A_LINE) {
                text.append('\n').append(music.words());
                onLine = 0;
            } else {
                text.append(' ');
            }
        }
    }

    /** What the reader takes for the pickup without being told. */
    private static Ticks anacrusisToRead(Melody melody) {
        List<Bar> bars = melody.bars();
        boolean shows = bars.size() > 1
                && bars.get(0).length().isBefore(melody.metres().first().barLength());
        return shows ? bars.get(0).length() : Ticks.ZERO;
    }

    /** A quarter, eighth or sixteenth, so that most notes need no number or a small one. */
    private static Ticks unit(Melody melody) {
        long eighths = count(melody.notes(), Ticks.quarters(1, 2));
        long quarters = count(melody.notes(), Ticks.quarters(1));
        int half = melody.notes().size() / 2;
        return Ticks.quarters(1, quarters > half ? 1 : eighths >= half ? 2 : 4);
    }

    private static long count(List<Note> notes, Ticks shortest) {
        return notes.stream()
                .filter(note -> !note.duration().isBefore(shortest))
                .count();
    }

    /** {@code K:Dmix}, after the instruction that names a pentatonic mode. */
    static String key(Key key, String open, String close) {
        Mode mode = key.mode();
        Mode diatonic = Arrays.stream(Mode.values())
                .filter(candidate -> !candidate.isPentatonic() && candidate.fifths() == mode.fifths())
                .findFirst()
                .orElseThrow();
        String suffix = switch (diatonic) {
            case MAJOR -> "";
            case MINOR -> "m";
            default -> diatonic.label().substring(0, 3);
        };
        String instruction = mode.isPentatonic() ? open + "I:stemma-mode " + mode.label() + close : "";
        return instruction + open + "K:" + key.tonic() + suffix + (open.isEmpty() ? "" : close);
    }

    /** {@code 1/4=120}, or {@code 3/8=80} in a compound metre, with as many decimals as it takes to be exact. */
    static String tempo(Tempo tempo, Metre metre) {
        String dotted = metre.isCompound()
                ? tempo(tempo, "3/" + metre.denominator(), metre.unit().times(3), 0)
                : "";
        return dotted.isEmpty() ? tempo(tempo, "1/4", Ticks.quarters(1), 9) : dotted;
    }

    private static String tempo(Tempo tempo, String beat, Ticks length, int decimals) {
        for (int scale = 0; scale <= decimals; scale++) {
            BigDecimal count = BigDecimal.valueOf(60_000_000L * Ticks.PER_QUARTER)
                    .divide(BigDecimal.valueOf(tempo.microsPerQuarter() * length.value()), scale, RoundingMode.HALF_UP);
            BigDecimal wanted = BigDecimal.valueOf(tempo.microsPerQuarter());
            if (count.signum() > 0
                    && MusicFields.microsPerQuarter(length, count).equals(wanted)) {
                return beat + "=" + count.toPlainString();
            }
        }
        return "";
    }
}
