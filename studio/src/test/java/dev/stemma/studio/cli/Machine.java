package dev.stemma.studio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Somebody's machine: the folder they are in, their keys, their models, and what they type. */
record Machine(Path folder, Path home, Path models, Clock clock, boolean screen) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** With a home of its own beside the folder, and the models of this project. */
    static Machine in(Path temporary) throws IOException {
        return new Machine(
                Files.createDirectories(temporary.resolve("here")),
                temporary.resolve("home"),
                root().resolve("models"),
                Clock.systemUTC(),
                false);
    }

    /** Another person in the same folder. */
    Machine withHome(String name) {
        return new Machine(folder, home.resolveSibling(name), models, clock, screen);
    }

    /** With other models. */
    Machine withModels(Path folderOfModels) {
        return new Machine(folder, home, folderOfModels, clock, screen);
    }

    /** The same machine after a while. */
    Machine after(Duration time) {
        return new Machine(folder, home, models, Clock.offset(clock, time), screen);
    }

    /** The same machine, and a person reads the output on a screen. */
    Machine onScreen() {
        return new Machine(folder, home, models, clock, true);
    }

    /** In another folder. */
    Machine inside(Path otherFolder) {
        return new Machine(otherFolder, home, models, clock, screen);
    }

    /** How a call ended. */
    record Result(List<String> words, int exit, String out, String err) {
        /** Exit code 0 and nothing on stderr. */
        Result done() {
            assertThat(exit).as("%s: %s", words, err).isZero();
            assertThat(err).as("%s", words).isEmpty();
            return this;
        }

        /** Nothing on stdout; {@code error:}, then {@code hint:} on stderr, and no sign of an accident. */
        Result refused(ExitCode code) {
            assertThat(exit).as("%s: %s", words, err).isEqualTo(code.number());
            assertThat(out).as("%s", words).isEmpty();
            assertThat(err).as("%s", words).matches("(?s)(note: .*)?error: \\S.*\\Rhint: \\S.*\\R");
            return calm();
        }

        /** Whatever the outcome, no stack trace and no name of an exception. */
        Result calm() {
            assertThat(err)
                    .as("%s", words)
                    .doesNotContain("\tat ", "Exception", "should not have happened", ": null", "java.");
            return this;
        }

        JsonNode json() {
            try {
                return JSON.readTree(out);
            } catch (JsonProcessingException e) {
                throw new AssertionError(words + " printed no JSON document: " + out, e);
            }
        }
    }

    /** Runs one call where nobody can be asked and nothing is set. */
    Result run(Object... words) {
        return run(Secrets.NONE, words);
    }

    /** Runs one call. */
    Result run(Secrets secrets, Object... words) {
        String[] texts = Stream.of(words).map(Object::toString).toArray(String[]::new);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                home,
                models,
                folder,
                false,
                screen,
                clock,
                secrets);
        int exit = Stemma.run(terminal, texts);
        return new Result(
                List.of(texts), exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    byte[] read(String name) throws IOException {
        return Files.readAllBytes(file(name));
    }

    Path write(String name, byte[] content) throws IOException {
        Files.createDirectories(file(name).getParent());
        return Files.write(file(name), content);
    }

    Path write(String name, String content) throws IOException {
        return write(name, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Names of what lies in the folder, those of hidden files too. */
    List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** The project: the folder that holds LICENSE. */
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("LICENSE"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
