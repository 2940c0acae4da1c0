package dev.stemma.studio.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What bad input gets, from every command that reads files: a result, or a refusal that says why. Never an accident. */
@Timeout(120)
class BadInputTest {
    private static final String TERMS =
            "{\"name\": \"bad\", \"tradition\": \"hymn\", \"licence\": \"CC0-1.0\", \"source\": \"a test\"}";

    private static Machine machine;
    private static final List<String> BAD = new ArrayList<>();

    @BeforeAll
    static void makeFiles(@TempDir Path temporary) throws Exception {
        machine = Machine.in(temporary);
        machine.run("compose", "--seed", 1, "--bars", 2, "--out", "good.mid", "--wav", "--abc", "--musicxml")
                .done();
        machine.run("compose", "--seed", 1, "--bars", 2, "--out", "beside.mid", "--sidecar")
                .done();
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("empty", new byte[0]);
        files.put("one-byte", new byte[] {'M'});
        files.put("text", "Dear Ann,\nhere is the tune.\n".getBytes(StandardCharsets.UTF_8));
        files.put("zeros", new byte[5000]);
        files.put("unicode", "\uFEFF茉莉花 \u202E\uD83C\uDFB5".getBytes(StandardCharsets.UTF_16));
        for (String magic : List.of("", "MThd", "RIFF", "<?xml ", "X:1\n", "{", "PK\u0003\u0004", "-----BEGIN ")) {
            for (int length : new int[] {20, 3000}) {
                byte[] content = new byte[length];
                new Random(BAD.size() * 31L + length).nextBytes(content);
                byte[] start = magic.getBytes(StandardCharsets.ISO_8859_1);
                System.arraycopy(start, 0, content, 0, start.length);
                files.put("random-" + files.size(), content);
            }
        }
        files.put("header-only.mid", Arrays.copyOf(machine.read("good.mid"), 14));
        files.put("deep.musicxml", ("<a>".repeat(100_000)).getBytes(StandardCharsets.UTF_8));
        files.put("deep.json", ("{\"a\":".repeat(100_000)).getBytes(StandardCharsets.UTF_8));
        files.put("entities.xml", billionLaughs().getBytes(StandardCharsets.UTF_8));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            machine.write("bad/" + file.getKey(), file.getValue());
            BAD.add("bad/" + file.getKey());
        }
    }

    private static String billionLaughs() {
        StringBuilder text = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE score-partwise [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            text.append("<!ENTITY a" + i + " \"&a" + (i - 1) + ";&a" + (i - 1) + ";\">");
        }
        return text + "]><score-partwise>&a29;</score-partwise>";
    }

    static Stream<String> bad() {
        return BAD.stream();
    }

    @ParameterizedTest
    @MethodSource("bad")
    void isNoMelodyToContinue(String file) {
        machine.run("continue", file, "--bars", 1, "--out", "never.mid").refused(ExitCode.FAILED);
    }

    @ParameterizedTest
    @MethodSource("bad")
    void doesNotVerify(String file) {
        Machine.Result result = machine.run("verify", file).calm();

        assertThat(result.exit()).as(result.err()).isEqualTo(3);
        assertThat(result.out()).matches("(?s)" + file + ": (none|invalid).*");
        assertThat(result.err()).isEmpty();
        machine.run("inspect", file).refused(ExitCode.FAILED);
    }

    @ParameterizedTest
    @MethodSource("bad")
    void isNoStoreOfCredentials(String file) {
        Machine.Result result =
                machine.run("verify", "beside.mid", "--manifest", file).calm();
        assertThat(result.exit()).as(result.err()).isEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("bad")
    void isNothingToStripNoAuthorityAndNoCertificate(String file) throws Exception {
        Machine.Result stripped =
                machine.run("strip", file, "--out", "stripped", "--force").calm();
        if (stripped.exit() != 0) {
            stripped.refused(ExitCode.FAILED);
        }
        machine.run("trust", "add", file).refused(ExitCode.FAILED);
        machine.run("verify", "good.mid", "--trust", file).refused(ExitCode.FAILED);
        machine.run("key", "import", "local", file).refused(ExitCode.FAILED);
    }

    @ParameterizedTest
    @MethodSource("bad")
    void isNoSoundFont(String file) throws Exception {
        machine.run("compose", "--seed", 1, "--bars", 1, "--out", "never.mid", "--soundfont", file)
                .refused(ExitCode.FAILED);
        assertThat(machine.file("never.mid")).doesNotExist();
    }

    @Test
    void isNoCorpus() throws Exception {
        machine.write("corpus/corpus.json", TERMS);
        for (String extension : List.of("mid", "abc", "musicxml", "mxl", "jsonl")) {
            for (String file : BAD) {
                machine.write("corpus/" + file.substring(4).replace('.', '-') + "." + extension, machine.read(file));
            }
        }

        Machine.Result result = machine.run("train", "corpus", "--out", "never").calm();

        assertThat(result.exit()).as(result.err()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("error: ", "hint: ", " 0 taken, ");
        assertThat(machine.file("never")).doesNotExist();
        for (String file : BAD) {
            machine.write("terms/a.json", machine.read(file));
            machine.run("train", "corpus", "--descriptors", "terms", "--out", "never")
                    .refused(ExitCode.FAILED);
        }
    }

    @ParameterizedTest
    @MethodSource("whole")
    void aFileThatIsCutOffIsReadAsFarAsItHoldsOrRefused(String name) throws Exception {
        byte[] whole = machine.read(name);
        Random random = new Random(whole.length);
        for (int i = 0; i < 24; i++) {
            int length = i < 8 ? i * 4 : random.nextInt(name.endsWith(".wav") ? 60_000 : whole.length);
            byte[] cut = Arrays.copyOf(whole, length);
            machine.write("cut-" + name, cut);

            Machine.Result verified = machine.run("verify", "cut-" + name).calm();
            assertThat(verified.exit())
                    .as("%d of %d bytes", length, whole.length)
                    .isEqualTo(3);
            assertEnded(machine.run("inspect", "cut-" + name));
            assertEnded(machine.run("strip", "cut-" + name, "--out", "stripped", "--force"));
            if (i % 5 == 0) {
                assertEnded(machine.run(
                        "continue", "cut-" + name, "--bars", 1, "--seed", 1, "--out", "longer.mid", "--force"));
            }
        }
    }

    static Stream<String> whole() {
        return Stream.of("good.mid", "beside.mid", "good.wav", "good.abc", "good.musicxml");
    }

    private static void assertEnded(Machine.Result result) {
        if (result.exit() == 0) {
            result.calm();
        } else {
            result.refused(ExitCode.FAILED);
        }
    }

    @Test
    void aHugeFileIsRefusedOrReadInParts() throws Exception {
        for (byte[] beginning : List.of(
                new byte[0],
                machine.read("good.mid"),
                machine.read("good.wav"),
                machine.read("good.abc"),
                "RIFF\u0000\u0000\u0000\u0000WAVE".getBytes(StandardCharsets.ISO_8859_1))) {
            SparseFiles.make(machine.file("huge.mid"), beginning);

            Machine.Result verified = machine.run("verify", "huge.mid").calm();
            assertThat(verified.exit()).as(verified.err()).isEqualTo(3);
            machine.run("strip", "huge.mid").refused(ExitCode.FAILED);
            machine.run("continue", "huge.mid").refused(ExitCode.FAILED);
        }
        machine.run("trust", "add", "huge.mid").refused(ExitCode.FAILED);
        machine.run("key", "import", "local", "huge.mid").refused(ExitCode.FAILED);
        machine.run("verify", "good.mid", "--trust", "huge.mid").refused(ExitCode.FAILED);
        machine.run("compose", "--seed", 1, "--bars", 1, "--out", "never.mid", "--soundfont", "huge.mid")
                .refused(ExitCode.FAILED);
        assertThat(machine.run("verify", "beside.mid", "--manifest", "huge.mid")
                        .calm()
                        .exit())
                .isEqualTo(3);
        assertThat(machine.run("train", "huge.mid", "--out", "never").calm().exit())
                .isEqualTo(1);
        Files.delete(machine.file("huge.mid"));
    }

    @Test
    void aPipeIsRefusedRatherThanWaitedFor() throws Exception {
        try {
            int exit = new ProcessBuilder("mkfifo", machine.file("pipe").toString())
                    .start()
                    .waitFor();
            assumeTrue(exit == 0, "this system makes no pipes");
        } catch (IOException e) {
            abort("needs mkfifo: " + e.getMessage());
        }

        for (String words : List.of(
                "verify pipe",
                "inspect pipe",
                "strip pipe",
                "redact pipe --assertion a",
                "continue pipe",
                "trust add pipe",
                "key import local pipe",
                "verify good.mid --trust pipe",
                "verify good.mid --manifest pipe",
                "compose --soundfont pipe",
                "train pipe --out never")) {
            machine.run((Object[]) words.split(" ")).refused(ExitCode.FAILED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"config.json", "model.safetensors", "dataset.json", "training.json"})
    void aDamagedModelIsRefusedByName(String name) throws Exception {
        Path models = machine.folder().resolveSibling("models-" + name);
        Path model = Files.createDirectories(models.resolve("melody-1"));
        for (String each : List.of("config.json", "model.safetensors", "dataset.json", "training.json")) {
            Files.copy(machine.models().resolve("melody-1").resolve(each), model.resolve(each));
        }
        Machine damaged = machine.withModels(models);
        byte[] whole = Files.readAllBytes(model.resolve(name));
        for (String file : List.of("empty", "text", "zeros", "random-5", "random-6")) {
            Files.write(model.resolve(name), machine.read("bad/" + file));
            assertRefused(damaged);
        }
        for (int length : new int[] {1, 7, 8, 100, whole.length / 2, whole.length - 2}) {
            Files.write(model.resolve(name), Arrays.copyOf(whole, length));
            assertRefused(damaged);
        }
        Files.delete(model.resolve(name));
        damaged.run("compose", "--out", "never.mid").refused(ExitCode.FAILED);
    }

    private static void assertRefused(Machine damaged) {
        Machine.Result refused =
                damaged.run("compose", "--out", "never.mid", "--bars", 1).refused(ExitCode.FAILED);
        assertThat(refused.err()).contains("melody-1");
        assertThat(damaged.file("never.mid")).doesNotExist();
    }

    @Test
    void aHomeThatIsNoFolderIsToldOf() throws Exception {
        machine.write("home", "a file");
        Machine homeless =
                new Machine(machine.folder(), machine.file("home"), machine.models(), machine.clock(), false);

        homeless.run("compose", "--bars", 1, "--out", "never.mid").refused(ExitCode.FAILED);
        homeless.run("key", "new", "a").refused(ExitCode.FAILED);
        homeless.run("trust", "add", "good.mid").refused(ExitCode.FAILED);
        homeless.run("key", "list").calm();
        assertThat(homeless.run("verify", "good.mid").calm().exit()).isIn(0, 1);
    }

    @Test
    void aFolderIsNoFile() throws Exception {
        Files.createDirectories(machine.file("folder"));

        for (String words : List.of(
                "verify folder",
                "inspect folder",
                "strip folder",
                "continue folder",
                "trust add folder",
                "trust add /",
                "key import local folder",
                "verify good.mid --trust folder",
                "verify good.mid --manifest folder",
                "compose --soundfont folder",
                "train folder --out never")) {
            machine.run((Object[]) words.split(" ")).refused(ExitCode.FAILED);
        }
    }
}
