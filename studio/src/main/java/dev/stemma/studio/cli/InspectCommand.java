package dev.stemma.studio.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.generator.music.TraditionBlend;
import dev.stemma.provenance.c2pa.ManifestStore;
import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.provenance.label.FamilyTree;
import dev.stemma.provenance.record.Language;
import dev.stemma.provenance.record.PlainText;
import dev.stemma.provenance.record.Version;
import dev.stemma.studio.documents.AiMarksJson;
import dev.stemma.studio.documents.ContributionJson;
import dev.stemma.studio.documents.ExportFormat;
import dev.stemma.studio.documents.Json;
import dev.stemma.studio.documents.LoggedJson;
import dev.stemma.studio.documents.NotesJson;
import dev.stemma.studio.documents.RawRecord;
import dev.stemma.studio.documents.ReadinessJson;
import dev.stemma.studio.documents.RecordJson;
import dev.stemma.studio.documents.VerdictJson;
import dev.stemma.studio.journals.JournalLines;
import dev.stemma.studio.statement.PieceAccount;
import dev.stemma.studio.statement.Readiness;
import dev.stemma.studio.statement.ReadinessWords;
import dev.stemma.studio.statement.Statement;
import dev.stemma.studio.workbench.AiMarks;
import dev.stemma.studio.workbench.Explained;
import dev.stemma.studio.workbench.FileVerifier;
import dev.stemma.studio.workbench.Inspecting;
import dev.stemma.studio.workbench.Logged;
import dev.stemma.studio.workbench.VerificationOptions;
import dev.stemma.studio.workbench.Workbench;
import dev.stemma.studio.workbench.WorkbenchException;
import dev.stemma.studio.workbench.WrittenFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stemma inspect}: what a file says about itself. */
@Command(
        name = "inspect",
        sortOptions = false,
        customSynopsis = "stemma inspect FILE [OPTION]...",
        description = {
            "Shows the record in a file: who signed, what was done, from which model, request and works.",
            "With --explain also why its notes could be expected, note by note; then it needs no record."
        },
        footer = {
            "",
            "Examples:",
            "  stemma inspect melody-42.mid",
            "  stemma inspect melody-42.mid --notes",
            "  stemma inspect melody-42.wav --tree",
            "  stemma inspect melody-42.wav --svg family.svg --lang zh --prov family.provn",
            "  stemma inspect melody-42.mid --html statement.html --lang zh",
            "  stemma inspect tune.abc --explain --tradition hymn",
            "  stemma inspect melody-42.mid --export vc --out melody-42.vc.json",
            "  stemma inspect models/melody-1 --export croissant"
        })
final class InspectCommand implements Callable<Integer> {
    private static final ReadinessWords ENGLISH = new ReadinessWords(Language.ENGLISH);

    @Parameters(paramLabel = "FILE", description = "A file of any kind; with --export also the folder of a model.")
    private Path file;

    @Option(
            names = "--manifest",
            paramLabel = "STORE.c2pa",
            description = "Credentials of a FILE that has none inside, where they do not lie beside it.")
    private Optional<Path> manifest = Optional.empty();

    @Option(
            names = "--tree",
            description = "Draw the record as a tree: below an ingredient stands what its own record says.")
    private boolean tree;

    @Option(names = "--notes", description = "List the notes with their ids, and where each comes from.")
    private boolean notes;

    @Option(
            names = "--raw",
            description = "Show claims and assertions as they stand in the file, as JSON; the first MiB of them.")
    private boolean raw;

    @Mixin
    private ExplainOptions explaining;

    @Mixin
    private FamilyOptions family;

    @Mixin
    private ExportOptions exporting;

    @Mixin
    private SourceOptions source;

    @Mixin
    private CommonOptions common;

    private final Terminal terminal;

    InspectCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Optional<TraditionBlend> blend = explaining.blend();
        FamilyOptions.Wanted wanted = family.wanted();
        Optional<ExportFormat> format = exporting.wanted(common);
        if (format.isPresent()) {
            return export(format.get());
        }
        Verdict verdict;
        Optional<Logged> logged;
        Optional<Explained> explained;
        List<WrittenFile> written;
        AiMarks marks;
        List<Readiness> readiness;
        try {
            Workbench workbench = Workbenches.open(terminal);
            FileVerifier verifier = workbench.inspecting().verifier(options());
            verdict = verifier.verify(terminal.resolve(file));
            logged = verifier.log(terminal.resolve(file), verdict).logged();
            explained = explaining.explained(workbench, terminal.resolve(file), source.reading(), blend, verdict);
            written = written(workbench, wanted, verdict, logged);
            marks = Inspecting.marks(terminal.resolve(file), verdict);
            readiness = Readiness.ofAll(verdict, verdict.manifests().flatMap(this::account), workbench);
        } catch (WorkbenchException e) {
            throw Workbenches.failure(e);
        }
        Optional<ManifestStore> store = verdict.manifests();
        if (store.isEmpty() && (!explaining.explain || !wanted.isNothing())) {
            throw new Failure(
                    file + " has no record that can be read (" + VerdictJson.state(verdict.state()) + ")",
                    "stemma verify " + file + " says what was found");
        }
        if (common.json) {
            ObjectNode root = describe(verdict, store, readiness);
            AiMarksJson.put(root, marks);
            logged.ifPresent(each -> root.set("log", LoggedJson.of(each)));
            explained.ifPresent(each -> root.set("explanations", ExplanationReport.json(each, ids(store, each))));
            if (!written.isEmpty()) {
                files(root, written);
            }
            JsonOutput.print(terminal, root);
        } else {
            print(verdict, store, marks, readiness);
            logged.filter(each -> !raw).ifPresent(each -> LoggedText.print(terminal, each));
            explained.ifPresent(each -> {
                terminal.out().println();
                terminal.out().print(ExplanationReport.text(each));
                terminal.out().println(ExplanationReport.summary(each));
            });
            written.forEach(this::say);
        }
        return ExitCode.DONE.number();
    }

    private VerificationOptions options() {
        return VerificationOptions.withStore(manifest.map(terminal::resolve));
    }

    /** The document of another field, and nothing else. */
    private int export(ExportFormat format) {
        Optional<WrittenFile> written;
        try {
            written = exporting.export(
                    terminal,
                    Workbenches.open(terminal),
                    format,
                    terminal.resolve(file),
                    options(),
                    verdict -> verdict.manifests().flatMap(this::account),
                    family.force());
        } catch (WorkbenchException e) {
            throw Workbenches.failure(e);
        }
        if (common.json) {
            ObjectNode root = Json.object();
            files(root, written.stream().toList());
            JsonOutput.print(terminal, root);
        } else {
            written.ifPresent(this::say);
        }
        return ExitCode.DONE.number();
    }

    private static void files(ObjectNode root, List<WrittenFile> written) {
        ArrayNode files = root.putArray("files");
        written.forEach(each -> PieceReport.describe(files.addObject(), each));
    }

    private void say(WrittenFile written) {
        terminal.out()
                .println("written: "
                        + PlainText.of(
                                PieceReport.shown(terminal, written.path()).toString()));
    }

    /** What is told of the family in files of its own; a file without a record has none to tell. */
    private List<WrittenFile> written(
            Workbench workbench, FamilyOptions.Wanted wanted, Verdict verdict, Optional<Logged> logged)
            throws WorkbenchException {
        if (wanted.isNothing() || verdict.manifests().isEmpty()) {
            return List.of();
        }
        Optional<Statement> statement = wanted.page().isPresent()
                ? Optional.of(statement(workbench, verdict).with(logged))
                : Optional.empty();
        List<WrittenFile> written = new ArrayList<>();
        Optional<FamilyTree> tree = Inspecting.family(terminal.resolve(file), verdict);
        if (tree.isPresent()) {
            written.addAll(family.write(terminal, wanted, tree.get()));
        }
        if (statement.isPresent()) {
            written.addAll(family.write(terminal, wanted, statement.get()));
        }
        return written;
    }

    private Statement statement(Workbench workbench, Verdict verdict) throws WorkbenchException {
        return Statement.of(
                String.valueOf(file.getFileName()), verdict, verdict.manifests().flatMap(this::account), workbench);
    }

    private void print(Verdict verdict, Optional<ManifestStore> record, AiMarks marks, List<Readiness> readiness) {
        terminal.out().println(VerdictText.headline(terminal, file, verdict));
        if (record.isEmpty()) {
            return;
        }
        if (!verdict.intact()) {
            terminal.out().println("  WARNING: the file does not verify. Nothing below may be ascribed to its signer.");
        }
        if (tree) {
            RecordTree.print(terminal, verdict, record.get());
        } else if (!raw) {
            new RecordText(terminal).print(record.get(), marks);
            account(record.get()).ifPresent(account -> {
                ContributionText.print(terminal, account);
                if (notes) {
                    terminal.out().println();
                    terminal.out().print(NotesReport.text(version(account)));
                }
            });
            new ReadinessText(terminal, ENGLISH).append(readiness);
        }
        if (raw) {
            printRaw(record.get());
        }
    }

    /** What people did; nothing of a file without a journal, or with one that does not hold, as the verdict says. */
    private Optional<PieceAccount> account(ManifestStore store) {
        return PieceAccount.told(store, JournalLines.beside(terminal.resolve(file)));
    }

    /** Those of the journal; of a file without one, or with another melody, by place. */
    private IntFunction<String> ids(Optional<ManifestStore> store, Explained explained) {
        return store.flatMap(this::account)
                .map(InspectCommand::version)
                .filter(version ->
                        version.notes().size() == explained.melody().notes().size())
                .map(NotesJson::ids)
                .orElseGet(NotesJson::counted);
    }

    private static Version version(PieceAccount account) {
        return account.journal().version(account.shows()).orElseThrow();
    }

    private void printRaw(ManifestStore store) {
        RawRecord record = new RawRecord();
        for (int i = store.manifests().size() - 1; i >= 0; i--) {
            terminal.out().println();
            terminal.out().println(PlainText.brief(store.manifests().get(i).label()));
            JsonOutput.print(terminal, record.json(store.manifests().get(i)));
        }
    }

    private ObjectNode describe(Verdict verdict, Optional<ManifestStore> store, List<Readiness> readiness) {
        ObjectNode root = Json.object();
        root.put("path", file.toString()).put("state", VerdictJson.state(verdict.state()));
        Optional<RawRecord> record = raw ? Optional.of(new RawRecord()) : Optional.empty();
        root.set("manifests", store.map(each -> RecordJson.of(each, record)).orElseGet(root::arrayNode));
        store.flatMap(this::account).ifPresent(account -> {
            root.set("notes", NotesJson.of(version(account)));
            root.set("contribution", ContributionJson.of(account));
        });
        if (!readiness.isEmpty()) {
            root.set("rights", ReadinessJson.summary(readiness, ENGLISH));
        }
        return root;
    }
}
