package dev.stemma.studio.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.generator.music.TraditionBlend;
import dev.stemma.provenance.c2pa.ManifestStore;
import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.provenance.label.FamilyTree;
import dev.stemma.studio.documents.ExportFormat;
import dev.stemma.studio.documents.Json;
import dev.stemma.studio.documents.VerdictJson;
import dev.stemma.studio.journals.JournalLines;
import dev.stemma.studio.statement.PieceAccount;
import dev.stemma.studio.statement.Readiness;
import dev.stemma.studio.statement.Statement;
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
        Inspected found;
        try {
            found = found(Workbenches.open(terminal), blend, wanted);
        } catch (WorkbenchException e) {
            throw Workbenches.failure(e);
        }
        if (found.store().isEmpty() && (!explaining.explain || !wanted.isNothing())) {
            throw new Failure(
                    file + " has no record that can be read ("
                            + VerdictJson.state(found.verdict().state()) + ")",
                    "stemma verify " + file + " says what was found");
        }
        InspectReport report = new InspectReport(terminal, file, tree, notes, raw);
        if (common.json) {
            JsonOutput.print(terminal, report.json(found));
        } else {
            report.print(found);
        }
        return ExitCode.DONE.number();
    }

    private Inspected found(Workbench workbench, Optional<TraditionBlend> blend, FamilyOptions.Wanted wanted)
            throws WorkbenchException {
        Path path = terminal.resolve(file);
        FileVerifier verifier = workbench.inspecting().verifier(options());
        Verdict verdict = verifier.verify(path);
        Optional<PieceAccount> account = verdict.manifests().flatMap(this::account);
        Optional<Logged> logged = verifier.log(path, verdict).logged();
        return new Inspected(
                verdict,
                account,
                Inspecting.marks(path, verdict),
                logged,
                Readiness.ofAll(verdict, account, workbench),
                explaining.explained(workbench, path, source.reading(), blend, verdict),
                written(workbench, wanted, verdict, account, logged));
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
            InspectReport.files(root, written.stream().toList());
            JsonOutput.print(terminal, root);
        } else {
            written.ifPresent(each -> InspectReport.say(terminal, each));
        }
        return ExitCode.DONE.number();
    }

    /** What is told of the family in files of its own; a file without a record has none to tell. */
    private List<WrittenFile> written(
            Workbench workbench,
            FamilyOptions.Wanted wanted,
            Verdict verdict,
            Optional<PieceAccount> account,
            Optional<Logged> logged)
            throws WorkbenchException {
        if (wanted.isNothing() || verdict.manifests().isEmpty()) {
            return List.of();
        }
        Optional<Statement> statement = wanted.page().isPresent()
                ? Optional.of(Statement.of(String.valueOf(file.getFileName()), verdict, account, workbench)
                        .with(logged))
                : Optional.empty();
        List<WrittenFile> written = new ArrayList<>();
        Optional<FamilyTree> family = Inspecting.family(terminal.resolve(file), verdict);
        if (family.isPresent()) {
            written.addAll(this.family.write(terminal, wanted, family.get()));
        }
        if (statement.isPresent()) {
            written.addAll(this.family.write(terminal, wanted, statement.get()));
        }
        return written;
    }

    /** What people did; nothing of a file without a journal, or with one that does not hold, as the verdict says. */
    private Optional<PieceAccount> account(ManifestStore store) {
        return PieceAccount.told(store, JournalLines.beside(terminal.resolve(file)));
    }
}
