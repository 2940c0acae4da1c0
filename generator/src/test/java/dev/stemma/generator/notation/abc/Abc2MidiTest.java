package dev.stemma.generator.notation.abc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Mode;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Ticks;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against abc2midi of abcMIDI, which others wrote; skipped where it is not installed. */
class Abc2MidiTest {
    private static final int PER_QUARTER = 480;

    @TempDir
    Path folder;

    @BeforeAll
    static void abc2midiIsInstalled() {
        boolean found = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(path -> Files.isExecutable(Path.of(path, "abc2midi")));
        assumeTrue(found, "needs abc2midi, of the Debian package abcmidi");
    }

    @Test
    void abc2midiPlaysWhatWeWrote() throws Exception {
        Random random = new Random(7);
        for (int i = 0; i < 60; i++) {
            Melody melody = melody(random);
            String text = AbcWriter.write(melody);

            assertThat(played(text)).as(text).isEqualTo(onsets(melody));
        }
    }

    /** Notes and tuplets in one key and metre, so that nothing but the notes is compared. */
    private static Melody melody(Random random) {
        Mode mode = Mode.values()[random.nextInt(Mode.values().length)];
        Key key = Key.ofSignature(random.nextInt(13) - 6, mode);
        Metre metre = Metre.parse(List.of("4/4", "3/4", "6/8", "2/4", "9/8").get(random.nextInt(5)));
        List<Note> notes = new ArrayList<>();
        Ticks at = Ticks.ZERO;
        while (notes.size() < 40) {
            boolean triplet = at.value() % Ticks.PER_QUARTER == 0 && random.nextInt(3) == 0;
            Ticks length = triplet ? Ticks.quarters(1, 3) : Ticks.quarters(1 + random.nextInt(6), 4);
            for (int i = triplet ? 3 : 1; i > 0; i--) {
                if (random.nextInt(8) > 0) {
                    notes.add(new Note(at, length, new Pitch(55 + random.nextInt(28))));
                }
                at = at.plus(length);
            }
        }
        return Melody.of(metre, key, notes);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "benchmark-only/aird-1778, 40, 0.90",
        "benchmark-only/essen-han-abc, 40, 0.95",
        "benchmark-only/northumbrian-minstrelsy, 3, 0.95",
        "benchmark-only/nottingham-abc, 30, 0.95"
    })
    void abc2midiPlaysTunebooksAsWeDo(String corpus, int each, double share) throws Exception {
        Path abc = AbcCorpusTest.shared().resolve("corpora").resolve(corpus).resolve("abc");
        assumeTrue(Files.isDirectory(abc), () -> "needs the corpus " + corpus + " beside the project");
        List<String> different = new ArrayList<>();
        int compared = 0;
        int at = 0;
        for (String tune : tunes(abc)) {
            if (at++ % each != 0 || tune.contains("V:")) {
                continue;
            }
            String plain = plain(tune);
            compared++;
            Map<Long, Integer> ours = onsets(AbcReader.read(plain).get(0).melody());
            Map<Long, Integer> theirs = played(plain);
            if (!ours.equals(theirs)) {
                different.add(
                        plain.lines().limit(2).toList() + " here " + ours.size() + " notes, there " + theirs.size());
            }
        }
        if (System.getProperty("stemma.abc.report") != null) {
            System.out.println(
                    corpus + " " + different.size() + " of " + compared + "\n  " + String.join("\n  ", different));
        }
        assertThat(different).hasSizeLessThanOrEqualTo((int) Math.ceil(compared * (1 - share)));
    }

    private static String first(Map<Long, Integer> ours, Map<Long, Integer> theirs) {
        return ours.entrySet().stream()
                .filter(note -> !note.getValue().equals(theirs.get(note.getKey())))
                .findFirst()
                .map(note -> "at " + note.getKey() + " here " + note.getValue() + " there " + theirs.get(note.getKey()))
                .orElse("more there");
    }

    private static List<String> tunes(Path folder) throws IOException {
        List<String> tunes = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).replace("\r", "");
                Stream.of(text.split("\n(?=X:)|\n\\s*\n"))
                        .filter(tune -> tune.startsWith("X:"))
                        .forEach(tunes::add);
            }
        }
        return tunes;
    }

    /** The tune without what abc2midi plays and a melody does not hold: grace notes, trills, chords, swing. */
    private static String plain(String tune) {
        return tune.replaceAll("(?m)^[RIP]:.*\n", "")
                        .replaceAll("(?m)^%.*\n", "")
                        .replaceAll("\\{[^}]*\\}", "")
                        .replaceAll("![a-z]+!", "")
                        .replaceAll("\"[^\"\n]*\"", "")
                        .replaceAll("(?m)(?<!^)[TH](?=[\\^_=A-Ga-g(\\[])|(?<=\\|)[TH](?=[A-Ga-g])", "")
                        .stripTrailing()
                + "\n";
    }

    private static Map<Long, Integer> onsets(Melody melody) {
        Map<Long, Integer> onsets = new TreeMap<>();
        melody.notes()
                .forEach(note -> onsets.put(
                        note.onset().toUnits(PER_QUARTER), note.pitch().midi()));
        return onsets;
    }

    /** The highest pitch that abc2midi sounds at each time; it begins notes one tick late. */
    private Map<Long, Integer> played(String text) throws Exception {
        Path abc = folder.resolve("tune.abc");
        Path midi = folder.resolve("tune.mid");
        Files.deleteIfExists(midi);
        Files.writeString(abc, text, StandardCharsets.UTF_8);
        Process process = new ProcessBuilder("abc2midi", abc.toString(), "-o", midi.toString(), "-quiet", "-silent")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        Sequence sequence = MidiSystem.getSequence(midi.toFile());
        Map<Long, Integer> onsets = new TreeMap<>();
        for (Track track : sequence.getTracks()) {
            for (int i = 0; i < track.size(); i++) {
                MidiEvent event = track.get(i);
                if (event.getMessage() instanceof ShortMessage message
                        && message.getCommand() == ShortMessage.NOTE_ON
                        && message.getData2() > 0) {
                    long late = event.getTick() % 10 == 1 ? 1 : 0;
                    long time = (event.getTick() - late) * PER_QUARTER / sequence.getResolution();
                    onsets.merge(time, message.getData1(), Math::max);
                }
            }
        }
        return onsets;
    }
}
