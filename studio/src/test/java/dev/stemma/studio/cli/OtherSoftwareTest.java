package dev.stemma.studio.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.notation.MelodyFile;
import dev.stemma.generator.notation.ReadOptions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands write, as software has it that we did not write. Skipped where that is not installed. */
class OtherSoftwareTest {
    private static final int VALIDATOR_CANNOT_RUN = 2;
    private static final List<String> MELODIES = List.of("zero.mid", "one.mid", "beside.mid");

    private static Machine machine;

    /** Notes as {@code compose --json} gives them: onset, duration, pitch. */
    private static List<String> notes;

    @BeforeAll
    static void compose(@TempDir Path temporary) throws Exception {
        machine = Machine.in(temporary);
        JsonNode json = machine.run(
                        "compose",
                        "--tradition",
                        "hymn",
                        "--seed",
                        20,
                        "--bars",
                        4,
                        "--tempo",
                        120,
                        "--out",
                        "zero.mid",
                        "--wav",
                        "--musicxml",
                        "--label",
                        "gb",
                        "--json")
                .done()
                .json();
        machine.run(
                        "compose",
                        "--tradition",
                        "hymn",
                        "--seed",
                        20,
                        "--bars",
                        4,
                        "--tempo",
                        120,
                        "--out",
                        "one.mid",
                        "--midi-format",
                        1)
                .done();
        machine.run(
                        "compose",
                        "--tradition",
                        "hymn",
                        "--seed",
                        20,
                        "--bars",
                        4,
                        "--tempo",
                        120,
                        "--out",
                        "beside.mid",
                        "--sidecar")
                .done();
        notes = new ArrayList<>();
        for (JsonNode note : json.get("notes")) {
            notes.add(note(
                    ComposeTest.fraction(note.get("onset").asText()),
                    ComposeTest.fraction(note.get("duration").asText()),
                    note.get("pitch").asInt()));
        }
        assertThat(notes).isNotEmpty();
    }

    private static String note(Ticks onset, Ticks duration, int pitch) {
        return onset + " " + duration + " " + pitch;
    }

    @Test
    void anIndependentValidatorTrustsEveryFile() throws Exception {
        Path validator = Machine.root().resolveSibling("shared").resolve("tools/c2pa-validator/c2pa-validate");
        assumeTrue(Files.exists(validator), "needs ../shared/tools/c2pa-validator");
        Stream.of("bash", "node", "npm").forEach(OtherSoftwareTest::program);
        String authority =
                machine.run("key", "list", "--json").done().json().get("ca").asText();

        Run run = run(
                validator.toString(),
                "--require-trusted",
                "--anchors",
                authority,
                "zero.mid",
                "one.mid",
                "beside.mid",
                "zero.wav");

        assumeTrue(run.exit() != VALIDATOR_CANNOT_RUN, () -> "the validator cannot run: " + run.output());
        assertThat(run.exit()).as(run.output()).isZero();
    }

    @Test
    void abcmidiReadsTheSameNotes() throws Exception {
        program("mftext");
        for (String melody : MELODIES) {
            assertThat(eventsOfMftext(run("mftext", melody).output()))
                    .as(melody)
                    .isEqualTo(notes);
        }
    }

    /** {@code Time=0  Note on, chan=1 pitch=67 vol=92}, 480 to a quarter note. */
    private static List<String> eventsOfMftext(String text) {
        assertThat(text).contains("division=480");
        List<String> found = new ArrayList<>();
        Matcher event = Pattern.compile("Time=(\\d+) +Note (on|off), chan=1 pitch=(\\d+)")
                .matcher(text);
        long onset = 0;
        while (event.find()) {
            long time = Long.parseLong(event.group(1));
            if (event.group(2).equals("on")) {
                onset = time;
            } else {
                found.add(note(
                        Ticks.ofUnits(onset, 480), Ticks.ofUnits(time - onset, 480), Integer.parseInt(event.group(3))));
            }
        }
        return found;
    }

    @Test
    void abcmidiReadsTheLabel() throws Exception {
        program("mftext");

        assertThat(run("mftext", "zero.mid").output())
                .contains("Text = <{\"AIGC\":{\"Label\":\"1\",\"ContentProducer\":\"Stemma\"");
    }

    @Test
    void midi2abcWritesTheSamePitchesDown() throws Exception {
        program("midi2abc");
        for (String melody : MELODIES) {
            Run run = run("midi2abc", "-f", melody, "-o", melody + ".abc");

            assertThat(run.exit()).as(run.output()).isZero();
            Melody read = MelodyFile.read(machine.read(melody + ".abc"), ReadOptions.DEFAULT)
                    .melody();
            assertThat(read.notes().stream()
                            .map(each -> String.valueOf(each.pitch().midi())))
                    .as(melody)
                    .containsExactlyElementsOf(
                            notes.stream().map(each -> each.split(" ")[2]).toList());
        }
    }

    @Test
    void aJavaScriptReaderReadsTheSameNotes() throws Exception {
        program("node");
        Path folder = Machine.root().resolve("generator/src/test/js");
        assumeTrue(Files.exists(folder.resolve("node_modules")), "needs `npm ci` in generator/src/test/js");
        for (String melody : MELODIES) {
            Run run = run("node", folder.resolve("read-midi.js").toString(), melody);

            JsonNode read = new ObjectMapper().readTree(run.output());
            int division = read.get("ticksPerQuarter").asInt();
            List<String> found = new ArrayList<>();
            for (JsonNode each : read.get("notes")) {
                found.add(note(
                        Ticks.ofUnits(each.get(0).asLong(), division),
                        Ticks.ofUnits(each.get(1).asLong(), division),
                        each.get(2).asInt()));
            }
            assertThat(found).as(melody).isEqualTo(notes);
        }
    }

    /** That it sounds, and for as long as the melody lasts; which notes sound cannot be read off a rendering. */
    @Test
    void fluidsynthPlaysTheMelody() throws Exception {
        program("fluidsynth");
        Path soundFont = Stream.of("default-GM.sf2", "FluidR3_GM.sf2", "TimGM6mb.sf2")
                .map(name -> Path.of("/usr/share/sounds/sf2", name))
                .filter(Files::exists)
                .findFirst()
                .orElse(Path.of(""));
        assumeTrue(Files.isRegularFile(soundFont), "needs a SoundFont in /usr/share/sounds/sf2");
        String[] last = notes.get(notes.size() - 1).split(" ");
        double quarters = Double.parseDouble(seconds(last[0])) + Double.parseDouble(seconds(last[1]));
        for (String melody : MELODIES) {
            // SoundFonts differ in loudness; at the usual gain of 0.2 some are soft.
            Run run = run(
                    "fluidsynth",
                    "-n",
                    "-i",
                    "-q",
                    "-g",
                    "1",
                    "-T",
                    "wav",
                    "-F",
                    melody + ".wav",
                    soundFont.toString(),
                    melody);

            assertThat(run.exit()).as(run.output()).isZero();
            assertThat(run.output()).doesNotContainIgnoringCase("error").doesNotContainIgnoringCase("warning");
            try (AudioInputStream sound = AudioSystem.getAudioInputStream(
                    machine.file(melody + ".wav").toFile())) {
                double length = sound.getFrameLength() / sound.getFormat().getFrameRate();
                assertThat(length).isBetween(quarters / 2, quarters / 2 + 10);
                assertThat(peak(sound.readAllBytes())).isGreaterThan(1000);
            }
        }
    }

    /** {@code 3/2} as a decimal number. */
    private static String seconds(String fraction) {
        String[] parts = fraction.split("/");
        return String.valueOf(Double.parseDouble(parts[0]) / (parts.length == 1 ? 1 : Double.parseDouble(parts[1])));
    }

    /** The loudest sample of 16 bits. */
    private static int peak(byte[] samples) {
        int peak = 0;
        for (int i = 1; i < samples.length; i += 2) {
            peak = Math.max(peak, Math.abs((samples[i] << 8) | (samples[i - 1] & 0xff)));
        }
        return peak;
    }

    @Test
    void museScoreOpensTheScoreAndPlaysTheSameNotes() throws Exception {
        String program = program("mscore3", "musescore3", "mscore", "musescore");

        Run run = run(program, "-o", "score.mid", "zero.musicxml");

        assertThat(run.exit()).as(run.output()).isZero();
        Melody played =
                MelodyFile.read(machine.read("score.mid"), ReadOptions.DEFAULT).melody();
        assertThat(played.notes().stream()
                        .map(each -> each.onset() + " " + each.pitch().midi()))
                .containsExactlyElementsOf(notes.stream()
                        .map(each -> each.split(" ")[0] + " " + each.split(" ")[2])
                        .toList());
    }

    private record Run(int exit, String output) {}

    /** Runs a program in the machine's folder for two minutes at most. */
    private static Run run(String... command) throws Exception {
        Path output = Files.createTempFile(machine.home(), "output", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(machine.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment()
                .putAll(Map.of(
                        "QT_QPA_PLATFORM",
                        "offscreen",
                        "XDG_RUNTIME_DIR",
                        machine.home().toString()));
        Process process = builder.start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError(command[0] + " did not end");
        }
        return new Run(process.exitValue(), Files.readString(output));
    }

    /** The first of these programs that is installed; the test is skipped if none is. */
    private static String program(String... names) {
        for (String name : names) {
            for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
                if (Files.isExecutable(Path.of(folder, name))) {
                    return name;
                }
            }
        }
        return abort("needs one of " + Arrays.toString(names));
    }
}
