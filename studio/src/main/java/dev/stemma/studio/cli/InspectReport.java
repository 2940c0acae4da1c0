package dev.stemma.studio.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.provenance.c2pa.ManifestStore;
import dev.stemma.provenance.record.Language;
import dev.stemma.provenance.record.PlainText;
import dev.stemma.provenance.record.Version;
import dev.stemma.studio.documents.AiMarksJson;
import dev.stemma.studio.documents.ContributionJson;
import dev.stemma.studio.documents.Json;
import dev.stemma.studio.documents.LoggedJson;
import dev.stemma.studio.documents.NotesJson;
import dev.stemma.studio.documents.RawRecord;
import dev.stemma.studio.documents.ReadinessJson;
import dev.stemma.studio.documents.RecordJson;
import dev.stemma.studio.documents.VerdictJson;
import dev.stemma.studio.statement.PieceAccount;
import dev.stemma.studio.statement.ReadinessWords;
import dev.stemma.studio.workbench.Explained;
import dev.stemma.studio.workbench.WrittenFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** Says what {@code stemma inspect} found. */
final class InspectReport {
    private static final ReadinessWords ENGLISH = new ReadinessWords(Language.ENGLISH);

    private final Terminal terminal;
    private final Path file;
    private final boolean tree;
    private final boolean notes;
    private final boolean raw;

    /**
     * @param file as it was named
     * @param tree whether to show the family in the place of the record
     * @param notes whether to list them
     * @param raw whether to show claims and assertions as they stand
     */
    InspectReport(Terminal terminal, Path file, boolean tree, boolean notes, boolean raw) {
        this.terminal = terminal;
        this.file = file;
        this.tree = tree;
        this.notes = notes;
        this.raw = raw;
    }

    void print(Inspected found) {
        terminal.out().println(VerdictText.headline(terminal, file, found.verdict()));
        found.store().ifPresent(store -> print(found, store));
        found.explained().ifPresent(each -> {
            terminal.out().println();
            terminal.out().print(ExplanationReport.text(each));
            terminal.out().println(ExplanationReport.summary(each));
        });
        found.written().forEach(each -> say(terminal, each));
    }

    private void print(Inspected found, ManifestStore store) {
        if (!found.verdict().intact()) {
            terminal.out().println("  WARNING: the file does not verify. Nothing below may be ascribed to its signer.");
        }
        if (tree) {
            RecordTree.print(terminal, found.verdict(), store);
        } else if (!raw) {
            new RecordText(terminal).print(store, found.marks());
            found.logged().ifPresent(logged -> LoggedText.print(terminal, logged));
            found.account().ifPresent(this::print);
            new ReadinessText(terminal, ENGLISH).append(found.readiness());
        }
        if (raw) {
            printRaw(store);
        }
    }

    private void print(PieceAccount account) {
        ContributionText.print(terminal, account);
        if (notes) {
            terminal.out().println();
            terminal.out().print(NotesReport.text(version(account)));
        }
    }

    private void printRaw(ManifestStore store) {
        RawRecord record = new RawRecord();
        for (int i = store.manifests().size() - 1; i >= 0; i--) {
            terminal.out().println();
            terminal.out().println(PlainText.brief(store.manifests().get(i).label()));
            JsonOutput.print(terminal, record.json(store.manifests().get(i)));
        }
    }

    ObjectNode json(Inspected found) {
        ObjectNode root = Json.object();
        root.put("path", file.toString())
                .put("state", VerdictJson.state(found.verdict().state()));
        Optional<RawRecord> record = raw ? Optional.of(new RawRecord()) : Optional.empty();
        root.set(
                "manifests",
                found.store().map(each -> RecordJson.of(each, record)).orElseGet(root::arrayNode));
        found.account().ifPresent(account -> {
            root.set("notes", NotesJson.of(version(account)));
            root.set("contribution", ContributionJson.of(account));
        });
        if (!found.readiness().isEmpty()) {
            root.set("rights", ReadinessJson.summary(found.readiness(), ENGLISH));
        }
        AiMarksJson.put(root, found.marks());
        found.logged().ifPresent(each -> root.set("log", LoggedJson.of(each)));
        found.explained()
                .ifPresent(each -> root.set("explanations", ExplanationReport.json(each, ids(found.account(), each))));
        if (!found.written().isEmpty()) {
            files(root, found.written());
        }
        return root;
    }

    /** Those of the journal; of a file without one, or with another melody, by place. */
    private static IntFunction<String> ids(Optional<PieceAccount> account, Explained explained) {
        return account.map(InspectReport::version)
                .filter(version ->
                        version.notes().size() == explained.melody().notes().size())
                .map(NotesJson::ids)
                .orElseGet(NotesJson::counted);
    }

    private static Version version(PieceAccount account) {
        return account.journal().version(account.shows()).orElseThrow();
    }

    /** Names the files that were written. */
    static void files(ObjectNode root, List<WrittenFile> written) {
        ArrayNode files = root.putArray("files");
        written.forEach(each -> PieceReport.describe(files.addObject(), each));
    }

    static void say(Terminal terminal, WrittenFile written) {
        terminal.out()
                .println("written: "
                        + PlainText.of(
                                PieceReport.shown(terminal, written.path()).toString()));
    }
}
