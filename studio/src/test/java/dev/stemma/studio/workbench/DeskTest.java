package dev.stemma.studio.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.notation.ReadOptions;
import dev.stemma.generator.session.BarRange;
import dev.stemma.provenance.c2pa.Check;
import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.provenance.identity.KeyPurpose;
import dev.stemma.provenance.identity.Passwords;
import dev.stemma.provenance.identity.SignatureAlgorithm;
import dev.stemma.provenance.identity.StorePassword;
import dev.stemma.provenance.record.Origin;
import dev.stemma.provenance.record.Step;
import dev.stemma.provenance.record.TracedNote;
import dev.stemma.studio.registry.PieceQuery;
import dev.stemma.studio.registry.PieceTable;
import dev.stemma.studio.registry.Registry;
import dev.stemma.studio.workbench.Publication.FileKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pieces that live on a machine, told as stories. */
class DeskTest {
    private static final Path MODELS = models();
    private static final Ticks QUARTER = Ticks.quarters(1);
    private static final List<FileKind> ALL = List.of(FileKind.values());

    /** Those of the project: the folder that holds LICENSE. */
    static Path models() {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("LICENSE"))) {
            root = root.getParent();
        }
        return root.resolve("models");
    }

    @TempDir
    private Path folder;

    private Workbench workbench;
    private Registry registry;
    private PieceTable table;
    private Desk desk;

    @BeforeEach
    void open() {
        workbench = new Workbench(folder.resolve("home"), MODELS, Clock.systemUTC());
        registry = Registry.open("jdbc:sqlite:" + folder.resolve("registry-" + UUID.randomUUID() + ".db"));
        table = registry.pieces();
        desk = workbench.archive().desk(table);
    }

    @AfterEach
    void close() {
        desk.close();
        registry.close();
    }

    /** As if the machine had stopped: nothing is told to the old desk, and nothing it has in memory is left. */
    private void restart() {
        close();
        open();
    }

    private UUID begin() throws WorkbenchException {
        return desk.begin("A piece", Optional.empty()).row().id();
    }

    private Asked ask(UUID piece, String task, Optional<String> bars, int count) throws WorkbenchException {
        Map<String, String> wish = task.equals("compose")
                ? Map.of("tradition", "british-isles", "bars", "4", "metre", "4/4", "key", "D major")
                : Map.of();
        return desk.ask(
                piece,
                new Asking(
                        task,
                        bars,
                        Optional.empty(),
                        Optional.empty(),
                        new TreeMap<>(wish),
                        OptionalLong.of(7),
                        count,
                        Optional.empty()));
    }

    private OnDesk act(UUID piece, Edit... edits) throws WorkbenchException {
        return desk.operate(piece, OptionalInt.empty(), List.of(edits));
    }

    private List<SignedFile> sign(UUID piece, List<FileKind> kinds) throws WorkbenchException {
        return desk.sign(piece, new SigningWish(kinds, Optional.empty(), Optional.empty(), Sound.DEFAULT));
    }

    private Verdict verify(SignedFile file) throws Exception {
        Path path = Files.write(folder.resolve(file.name()), file.content());
        return workbench.inspecting().verify(path, VerificationOptions.DEFAULT);
    }

    private void assertTrusted(List<SignedFile> files) throws Exception {
        for (SignedFile file : files) {
            Verdict verdict = verify(file);
            assertThat(verdict.state()).as(file.name() + "\n" + verdict).isEqualTo(Verdict.State.TRUSTED);
            List<Check> records = verdict.checks().stream()
                    .filter(check -> check.name() == Check.Name.JOURNAL
                            || check.name() == Check.Name.LINEAGE
                            || check.name() == Check.Name.REPLAY)
                    .toList();
            assertThat(records).as(file.name()).allMatch(check -> check.outcome() == Check.Outcome.PASS);
            assertThat(records.stream().map(Check::name))
                    .contains(Check.Name.JOURNAL, Check.Name.LINEAGE, Check.Name.REPLAY);
        }
    }

    private static List<TracedNote> notes(OnDesk piece) {
        return List.copyOf(piece.shown().version().notes());
    }

    @Test
    void whatWasDoneIsThereAfterTheMachineStopped() throws Exception {
        UUID piece = begin();
        Asked asked = ask(piece, "compose", Optional.empty(), 4);
        int third = asked.candidates().get(2).version().entry();
        OnDesk before =
                act(piece, new Edit.Show(third), new Edit.Lock(new BarRange(1, 1)), new Edit.Undo(OptionalInt.empty()));
        desk.describe(piece, Optional.of("晨歌"), Optional.empty());
        Desk killed = desk;
        Registry left = registry;
        open();
        killed.close();
        left.close();
        OnDesk after = desk.look(piece);
        assertThat(after.row().title()).isEqualTo("晨歌");
        assertThat(after.shown().entry()).isEqualTo(before.shown().entry());
        assertThat(notes(after)).isEqualTo(notes(before));
        assertThat(after.standpoint()).isEqualTo(before.standpoint());
        assertThat(table.find(PieceQuery.RECENT).total())
                .as("the registry is empty")
                .isZero();
        assertThat(desk.recover()).isEqualTo(1);
        assertThat(table.find(piece)).contains(after.row());
        assertThat(desk.recover()).as("nothing has happened since").isZero();
    }

    @Test
    void theCandidateThatWasShownIsShownAgain() throws Exception {
        UUID piece = begin();
        Asked asked = ask(piece, "compose", Optional.empty(), 4);
        assertThat(asked.candidates())
                .isSortedAccordingTo((one, other) -> Double.compare(
                        other.candidate().ranking().score(),
                        one.candidate().ranking().score()));
        int shown = asked.candidates().get(3).version().entry();
        act(piece, new Edit.Show(shown));
        restart();
        OnDesk after = desk.look(piece);
        assertThat(after.shown().entry()).isEqualTo(shown);
        assertThat(after.standpoint().candidates()).hasSize(4);
        int away = asked.candidates().get(0).version().entry();
        assertThat(act(piece, new Edit.Reject(List.of(away))).standpoint().candidates())
                .hasSize(3)
                .doesNotContain(away);
        OnDesk none = act(piece, new Edit.Reject(desk.look(piece).standpoint().candidates()));
        assertThat(none.standpoint().candidates()).isEmpty();
        assertThat(notes(none)).isEmpty();
    }

    @Test
    void composedAndEditedItIsTrustedInEveryForm() throws Exception {
        UUID piece = begin();
        ask(piece, "compose", Optional.empty(), 4);
        assertTrusted(sign(piece, List.of(FileKind.MIDI)));
        OnDesk shown = desk.look(piece);
        TracedNote first = notes(shown).get(0);
        Pitch other = new Pitch(first.note().pitch() == 69 ? 71 : 69);
        act(piece, new Edit.SetPitch(first.note().id(), other), new Edit.Annotate("lower, as Ann sings"));
        assertTrusted(sign(piece, ALL));
        act(piece, new Edit.Lock(new BarRange(1, 2)));
        ask(piece, "fill", Optional.of("3"), 2);
        assertTrusted(sign(piece, List.of(FileKind.WAV)));
        ask(piece, "continue", Optional.of("2"), 1);
        ask(piece, "vary", Optional.of("3-4"), 2);
        restart();
        assertTrusted(sign(piece, ALL));
    }

    @Test
    void whatAPersonWroteIsSignedAsThatPersons() throws Exception {
        UUID piece = begin();
        OnDesk cleared = act(piece, new Edit.Clear(Metre.COMMON, Edit.Clear.USUAL_KEY, 2, Melody.DEFAULT_TEMPO));
        assertThat(cleared.shown().melody().orElseThrow().bars()).hasSize(2);
        OnDesk written = act(
                piece, new Edit.Add(Ticks.ZERO, QUARTER, new Pitch(60)), new Edit.Add(QUARTER, QUARTER, new Pitch(62)));
        assertThat(notes(written)).allMatch(note -> note.origin() == Origin.HUMAN);
        assertThat(written.shown().people(notes(written).get(0))).containsExactly("local");
        List<SignedFile> files = sign(piece, ALL);
        assertTrusted(files);
        assertThat(new String(files.get(0).content(), StandardCharsets.ISO_8859_1))
                .contains("digitalCreation")
                .doesNotContain("trainedAlgorithmicMedia");
    }

    @Test
    void aFileIsBroughtInWorkedOnAndComesBack() throws Exception {
        byte[] abc = "X:1\nT:The tune\nM:4/4\nL:1/4\nK:D\nDEFG|ABcd|\nw:la la\n".getBytes(StandardCharsets.UTF_8);
        OnDesk imported = desk.bringIn("../../tune.abc", abc, Optional.empty());
        UUID piece = imported.row().id();
        assertThat(imported.row().title()).isEqualTo("The tune");
        restart();
        ask(piece, "continue", Optional.of("2"), 2);
        List<SignedFile> files = sign(piece, ALL);
        assertTrusted(files);
        assertThat(verify(files.get(0)).manifests().orElseThrow().manifests()).isNotEmpty();

        OnDesk again = desk.bringIn(files.get(0).name(), files.get(0).content(), Optional.empty());
        assertThat(again.row().id()).as("it goes on with its journal").isEqualTo(piece);
        act(piece, new Edit.Transpose(2));
        assertTrusted(sign(piece, ALL));
        restart();
        assertTrusted(sign(piece, List.of(FileKind.MIDI)));
        assertThat(Files.exists(folder.resolve("tune.abc"))).isFalse();
    }

    @Test
    void anIndependentValidatorTrustsWhatTheDeskSigns() throws Exception {
        Path validator = MODELS.getParent().resolveSibling("shared").resolve("tools/c2pa-validator/c2pa-validate");
        assumeTrue(Files.exists(validator), "needs ../shared/tools/c2pa-validator");
        List<FileKind> kinds = List.of(FileKind.MIDI, FileKind.WAV);
        UUID composed = begin();
        ask(composed, "compose", Optional.empty(), 2);
        act(composed, new Edit.Transpose(1));
        UUID brought = desk.bringIn(
                        "tune.abc",
                        "X:1\nT:Two\nM:4/4\nL:1/4\nK:D\nDEFG|\n".getBytes(StandardCharsets.UTF_8),
                        Optional.empty())
                .row()
                .id();
        act(brought, new Edit.Transpose(1));
        UUID written = desk.begin("Mine", Optional.empty()).row().id();
        act(
                written,
                new Edit.Clear(Metre.COMMON, Edit.Clear.USUAL_KEY, 1, Melody.DEFAULT_TEMPO),
                new Edit.Add(Ticks.ZERO, QUARTER, new Pitch(60)));
        List<String> call = new ArrayList<>(List.of(
                validator.toString(),
                "--require-trusted",
                "--anchors",
                workbench.signing().authorityFile().toString()));
        for (UUID piece : List.of(composed, brought, written)) {
            for (SignedFile file : sign(piece, kinds)) {
                Path path = folder.resolve(piece + file.name());
                call.add(Files.write(path, file.content()).toString());
            }
        }
        Process process = new ProcessBuilder(call)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        int exit = process.waitFor();
        assumeTrue(exit != 2, "the validator cannot run");
        assertThat(exit).as(Files.readString(folder.resolve("said"))).isZero();
    }

    @Test
    void barsAreTakenFromAnotherCandidate() throws Exception {
        UUID piece = begin();
        Asked asked = ask(piece, "compose", Optional.empty(), 4);
        PieceVersion one = asked.candidates().get(0).version();
        for (Asked.Offered offered : asked.candidates().subList(1, 4)) {
            act(piece, new Edit.Show(one.entry()));
            OnDesk taken = act(piece, new Edit.Take(offered.version().entry(), new BarRange(2, 3)));
            long from = Ticks.quarters(4).value();
            long to = Ticks.quarters(12).value();
            assertThat(notes(taken).stream()
                            .map(TracedNote::note)
                            .filter(note -> note.onset() >= from && note.onset() < to))
                    .extracting(note -> note.onset() + " " + note.pitch())
                    .isEqualTo(offered.version().version().notes().stream()
                            .map(TracedNote::note)
                            .filter(note -> note.onset() >= from && note.onset() < to)
                            .map(note -> note.onset() + " " + note.pitch())
                            .toList());
            assertTrusted(sign(piece, List.of(FileKind.MIDI)));
        }
    }

    @Test
    void clientsThatWorkOnTheSameVersionDoNotOverwriteEachOther() throws Exception {
        UUID piece = begin();
        int base = act(piece, new Edit.Clear(Metre.COMMON, Edit.Clear.USUAL_KEY, 2, Melody.DEFAULT_TEMPO))
                .shown()
                .entry();
        ExecutorService clients = Executors.newFixedThreadPool(8);
        List<Future<Boolean>> answers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Pitch pitch = new Pitch(60 + i);
            answers.add(clients.submit(() -> {
                try {
                    desk.operate(piece, OptionalInt.of(base), List.of(new Edit.Add(Ticks.ZERO, QUARTER, pitch)));
                    return true;
                } catch (WorkbenchException e) {
                    assertThat(e.kind()).isEqualTo(WorkbenchException.Kind.OVERTAKEN);
                    return false;
                }
            }));
        }
        int done = 0;
        for (Future<Boolean> answer : answers) {
            done += answer.get() ? 1 : 0;
        }
        clients.shutdown();
        assertThat(done).isEqualTo(1);
        assertThat(notes(desk.look(piece))).hasSize(1);
    }

    @Test
    void aKeyWithAPasswordIsOpenedByItForOneSignature() throws Exception {
        Workbench maker = new Workbench(
                folder.resolve("home"),
                MODELS,
                Clock.systemUTC(),
                Passwords.always(StorePassword.of("secret".toCharArray())));
        maker.signing().keys(KeyPurpose.CLAIMS).create("ann", SignatureAlgorithm.ED25519, Optional.empty());
        UUID piece = desk.begin("Ann's", Optional.of("ann")).row().id();
        ask(piece, "compose", Optional.empty(), 1);
        for (Optional<String> password : List.of(Optional.<String>empty(), Optional.of("guess"))) {
            assertThatExceptionOfType(WorkbenchException.class)
                    .isThrownBy(() -> desk.sign(
                            piece, new SigningWish(List.of(FileKind.MIDI), Optional.empty(), password, Sound.DEFAULT)))
                    .satisfies(refused -> assertThat(refused.code()).contains("password"));
        }
        assertTrusted(desk.sign(
                piece,
                new SigningWish(List.of(FileKind.MIDI), Optional.empty(), Optional.of("secret"), Sound.DEFAULT)));
    }

    @Test
    void whatTheCommandLineHasOpenIsNotTouched() throws Exception {
        UUID piece = begin();
        ask(piece, "compose", Optional.empty(), 1);
        Path file = Files.write(
                folder.resolve("mine.mid"),
                sign(piece, List.of(FileKind.MIDI)).get(0).content());
        Thread.sleep(4_000);
        workbench
                .editing()
                .edit(
                        file,
                        ReadOptions.DEFAULT,
                        List.of(new Edit.Transpose(2)),
                        Publication.ofMidi(folder.resolve("out.mid")),
                        Signatory.LOCAL);
        assertThat(desk.look(piece).row().entries())
                .as("what the command line did is seen here")
                .isGreaterThan(6);
    }

    /**
     * What is not used of a long history lies beside the file, and is handed over with it. It is written from its end, so that
     * the model, which listens to each note, has only that one to hear.
     */
    @Test
    void aLongHistoryIsTakenAlongWithTheFile() throws Exception {
        UUID piece = begin();
        List<Edit> setAside = new ArrayList<>();
        setAside.add(new Edit.Clear(Metre.COMMON, Edit.Clear.USUAL_KEY, 100, Melody.DEFAULT_TEMPO));
        for (int i = 0; i < 300; i++) {
            setAside.add(new Edit.Add(Ticks.quarters(299 - i), QUARTER, new Pitch(60 + i % 12)));
        }
        setAside.add(new Edit.Undo(OptionalInt.of(0)));
        desk.operate(piece, OptionalInt.empty(), setAside);
        ask(piece, "compose", Optional.empty(), 1);
        for (List<FileKind> kinds : List.of(List.of(FileKind.MIDI), List.of(FileKind.WAV), ALL)) {
            List<SignedFile> files = sign(piece, kinds);
            List<String> names = files.stream().map(SignedFile::name).toList();
            for (FileKind kind : kinds) {
                String name = "A-piece." + kind.extension();
                assertThat(names).contains(name, name + ".journal");
            }
            assertThat(names).hasSize(2 * kinds.size());
            for (SignedFile file : files) {
                Files.write(folder.resolve(file.name()), file.content());
            }
            assertTrusted(files.stream()
                    .filter(file -> !file.mediaType().equals(OutputFiles.JOURNAL))
                    .toList());
            assertThat(SignedFile.together(files).name()).endsWith(".zip");
            for (SignedFile file : files) {
                Files.delete(folder.resolve(file.name()));
            }
        }
    }

    @Test
    void whoComposesAnewWhileCandidatesWaitChoosesNoneOfThem() throws Exception {
        UUID piece = begin();
        act(piece, new Edit.Clear(Metre.COMMON, Edit.Clear.USUAL_KEY, 1, Melody.DEFAULT_TEMPO));
        ask(piece, "compose", Optional.empty(), 3);
        ask(piece, "compose", Optional.empty(), 2);

        List<String> kinds = desk.history(piece).entries().stream()
                .map(told -> told.entry().operation().kind())
                .toList();
        assertThat(kinds).contains("rejected").doesNotContain("chosen");
        assertThat(desk.look(piece).standpoint().candidates()).hasSize(2);
        OnDesk before = act(piece, new Edit.Undo(OptionalInt.empty()));
        assertThat(notes(before)).isEmpty();
        assertThat(before.shown().melody().orElseThrow().bars()).hasSize(1);
    }

    @Test
    void whatWasTakenBackIsThereAgainAsItWasSeen() throws Exception {
        UUID piece = begin();
        int third = ask(piece, "compose", Optional.empty(), 4)
                .candidates()
                .get(2)
                .version()
                .entry();
        act(piece, new Edit.Show(third));
        act(piece, new Edit.Undo(OptionalInt.empty()));
        restart();

        assertThat(desk.look(piece).standpoint().undone()).containsExactly(third);
        OnDesk again = act(piece, new Edit.Show(third));
        assertThat(again.standpoint().candidates()).hasSize(4);
    }

    @Test
    void aBranchIsNamedAsPeopleSpeak() throws Exception {
        UUID piece = begin();
        ask(piece, "compose", Optional.empty(), 1);
        for (String name : List.of(" 副歌\u3000第2稿 ", "brighter end", "Refra\u0303o")) {
            act(piece, new Edit.Branch(name));
        }
        restart();

        assertThat(desk.history(piece).entries().stream()
                        .map(told -> told.entry().operation()))
                .contains(new Step.Branched("副歌 第2稿"), new Step.Branched("brighter end"), new Step.Branched("Refrão"));
        assertTrusted(sign(piece, List.of(FileKind.MIDI)));
        assertThatExceptionOfType(WorkbenchException.class)
                .isThrownBy(() -> act(piece, new Edit.Branch("<b>")))
                .withMessageContaining("letters, digits");
    }
}
