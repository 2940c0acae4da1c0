package dev.stemma.studio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stemma.studio.registry.PieceQuery;
import dev.stemma.studio.registry.PieceRow;
import dev.stemma.studio.registry.Registry;
import dev.stemma.studio.workbench.Desk;
import dev.stemma.studio.workbench.Given;
import dev.stemma.studio.workbench.Workbench;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person is taken out of the records on this machine, and the records stay whole. */
class ForgetTest {
    private Machine machine;

    @BeforeEach
    void open(@TempDir Path temporary) throws Exception {
        machine = Machine.in(temporary);
        machine.run("key", "new", "ann").calm();
        machine.run("key", "new", "bo").calm();
        machine.run("compose", "--seed", 1, "--bars", 1, "--as", "ann", "--out", "ann.mid")
                .done();
        machine.run("compose", "--seed", 2, "--bars", 1, "--as", "bo", "--out", "bo.mid")
                .done();
    }

    @Test
    void noJournalHereTellsAnyMoreWhoItWas() throws Exception {
        assertThat(openings()).anyMatch(text -> text.contains("\"ann\""));

        Machine.Result forgotten = machine.run("forget", "--person", "ann").done();

        assertThat(forgotten.out())
                .contains(
                        "forgotten: ann, 1 name or text in 1 piece",
                        "out of reach:",
                        "files that were given away",
                        "kept");
        assertThat(openings()).noneMatch(text -> text.contains("\"ann\"")).anyMatch(text -> text.contains("\"bo\""));
        machine.run("verify", "ann.mid", "bo.mid", "--require", "trusted").done();
        machine.run("sign", "ann.mid", "--as", "ann", "--out", "again.mid").done();
    }

    @Test
    void keysGoOnlyWhenThatIsSaid() {
        machine.run("sign", "ann.mid", "--co-sign", "ann", "--out", "co-signed.mid")
                .done();

        JsonNode json = machine.run("forget", "--person", "ann", "--keys", "--json")
                .done()
                .json();

        assertThat(json.get("person").asText()).isEqualTo("ann");
        assertThat(json.at("/pieces/0/erased").asInt()).isEqualTo(1);
        assertThat(json.get("keys").toString()).isEqualTo("[\"claims\",\"credentials\"]");
        assertThat(json.get("outOfReach")).hasSize(2);
        machine.run("sign", "ann.mid", "--as", "ann", "--force").refused(ExitCode.FAILED);
        assertThat(machine.run("key", "list").done().out())
                .doesNotContain("ann  ")
                .contains("bo  ");
        machine.run("verify", "co-signed.mid", "--require", "trusted").done();
    }

    @Test
    void whoeverIsNotKnownIsSaidNotToBe() {
        assertThat(machine.run("forget", "--person", "carol")
                        .refused(ExitCode.FAILED)
                        .err())
                .contains("hold nothing of carol");
        machine.run("forget", "--person", "ann").done();
        machine.run("forget", "--person", "ann").refused(ExitCode.FAILED);
        machine.run("forget").refused(ExitCode.USAGE);
    }

    @Test
    void aPieceThatSomebodyWorksOnIsNamedAndTheOthersAreForgotten() throws Exception {
        machine.run("compose", "--seed", 3, "--bars", 1, "--as", "ann", "--out", "more.mid")
                .done();
        Path busy = files(".openings.jsonl").stream()
                .filter(file -> read(file).contains("\"ann\""))
                .findFirst()
                .orElseThrow();
        Path journal = busy.resolveSibling(busy.getFileName().toString().replace(".openings", ""));
        try (FileChannel channel = FileChannel.open(journal, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            Machine.Result result = machine.run("forget", "--person", "ann").calm();

            assertThat(lock.isValid()).isTrue();
            assertThat(result.exit()).isEqualTo(ExitCode.FAILED.number());
            assertThat(result.out()).contains("in 1 piece");
            assertThat(result.err())
                    .contains("not all could be erased", journal.getFileName().toString());
        }
        machine.run("forget", "--person", "ann").done();
        assertThat(openings()).noneMatch(text -> text.contains("\"ann\""));
    }

    /** What the studio keeps beside journals: titles, file names, copies of files, rows of its registry. */
    @Test
    void theStudioKeepsNothingOfTheNameEither() throws Exception {
        machine.run("sign", "ann.mid", "--as", "ann", "--out", "signed.mid").done();
        Workbench workbench = new Workbench(machine.home(), machine.models(), machine.clock());
        byte[] signed = Files.readAllBytes(machine.folder().resolve("signed.mid"));
        byte[] tune = "X:1\nT:Reel\nC:Ann\nM:4/4\nL:1/4\nK:D\nDEFG|\n".getBytes(StandardCharsets.UTF_8);
        UUID piece;
        try (Registry registry = workbench.archive().openRegistry(Optional.empty());
                Desk desk = workbench.archive().desk(registry)) {
            piece = desk.bringIn("for-ann.abc", tune, Optional.of("ann")).row().id();
            desk.describe(piece, Optional.of("Ann's reel"), Optional.empty());
            desk.begin("Bannock", Optional.of("bo"));
            workbench.archive().library(registry).examine(Given.of("signed.mid", signed), "folder");
            desk.recover();
        }
        assertThat(bytes()).anyMatch(text -> text.contains("Ann's reel"));

        Machine.Result forgotten =
                machine.run("forget", "--person", "ann", "--keys").done();

        assertThat(forgotten.out())
                .contains(
                        "erased: titles or names beside a journal: 1",
                        "erased: copies of files that were brought in: 1",
                        "erased: rows of the registry: 3");
        assertThat(bytes())
                .noneMatch(text -> Pattern.compile("\\bann\\b", Pattern.CASE_INSENSITIVE)
                        .matcher(text)
                        .find());
        try (Registry registry = workbench.archive().openRegistry(Optional.empty());
                Desk desk = workbench.archive().desk(registry)) {
            desk.recover();
            assertThat(desk.find(PieceQuery.RECENT).pieces())
                    .extracting(PieceRow::title)
                    .contains("Bannock")
                    .noneMatch(title -> title.contains("Ann'"));
            assertThat(desk.look(piece).row().notes()).isEqualTo(4);
        }
    }

    /** All that is kept of pieces here. */
    private List<String> bytes() throws IOException {
        try (Stream<Path> files = Files.walk(machine.home())) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getParent().endsWith("journals")
                            || file.getFileName().toString().startsWith("registry"))
                    .map(file -> {
                        try {
                            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .toList();
        }
    }

    private List<String> openings() throws IOException {
        return files(".openings.jsonl").stream().map(ForgetTest::read).toList();
    }

    private List<Path> files(String ending) throws IOException {
        try (Stream<Path> files = Files.list(machine.home().resolve("journals"))) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
