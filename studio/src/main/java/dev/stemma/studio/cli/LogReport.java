package dev.stemma.studio.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.provenance.log.LogAudit;
import dev.stemma.provenance.log.SignedNote;
import dev.stemma.provenance.log.VerifierKey;
import dev.stemma.provenance.record.PlainText;
import dev.stemma.studio.documents.Json;
import dev.stemma.studio.workbench.LogAppend;
import dev.stemma.studio.workbench.LogProving;
import dev.stemma.studio.workbench.Logged;
import dev.stemma.studio.workbench.Logs;
import dev.stemma.studio.workbench.Witnessing;
import dev.stemma.studio.workbench.WorkbenchException;
import dev.stemma.studio.workbench.WrittenFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Shows what became of logs. */
final class LogReport {
    /** So many entries have a line each; of more, only how many of each kind there are. */
    private static final int FEW = 20;

    private final Terminal terminal;
    private final boolean asJson;

    LogReport(Terminal terminal, boolean asJson) {
        this.terminal = terminal;
        this.asJson = asJson;
    }

    private void line(String text) {
        terminal.out().println(text);
    }

    void begun(Logs.Begun begun, Path policy) {
        if (asJson) {
            JsonOutput.print(
                    terminal,
                    Json.object()
                            .put("path", begun.folder().toString())
                            .put("log", begun.key().name())
                            .put("key", begun.key().toString())
                            .put("identity", begun.identity())
                            .put("policy", policy.toString()));
            return;
        }
        line("begun: " + begun.key().name() + ", kept by " + PlainText.of(begun.identity()) + " in "
                + PlainText.of(begun.folder().toString()));
        line("key: " + begun.key());
        line("This machine knows it from now on: " + PlainText.of(policy.toString()));
    }

    ExitCode appended(Optional<LogAppend.Done> done, List<Witnessing.Asked> witnesses) {
        List<Witnessing.Asked> failed =
                witnesses.stream().filter(asked -> asked.trouble().isPresent()).toList();
        if (done.isEmpty() && failed.size() == witnesses.size()) {
            throw new Failure(
                    "no signature by " + failed.get(0).witness() + ": "
                            + failed.get(0).trouble().orElseThrow(),
                    "ask again later; the log stays as it is");
        }
        if (asJson) {
            ObjectNode root = Json.object();
            done.ifPresent(each -> put(root, each));
            put(root.putArray("witnesses"), witnesses);
            JsonOutput.print(terminal, root);
        } else {
            done.ifPresent(this::print);
            witnesses.stream()
                    .filter(asked -> asked.note().isPresent())
                    .forEach(asked -> line("seen by " + PlainText.of(asked.witness())));
        }
        failed.forEach(asked -> terminal.err()
                .println("note: no signature by " + PlainText.of(asked.witness()) + ": "
                        + PlainText.of(asked.trouble().orElseThrow())));
        if (!failed.isEmpty()) {
            terminal.err().println("note: what was entered is in the log; stemma log append without a FILE asks again");
        }
        return ExitCode.DONE;
    }

    private static void put(ObjectNode root, LogAppend.Done done) {
        root.put("log", done.log()).put("size", done.size());
        ArrayNode entries = root.putArray("entries");
        for (LogAppend.Added added : done.added()) {
            ObjectNode node = entries.addObject().put("index", added.index()).put("kind", added.kind());
            added.path().ifPresent(path -> node.put("path", path.toString()));
            node.put("before", added.before());
        }
    }

    private static void put(ArrayNode array, List<Witnessing.Asked> witnesses) {
        for (Witnessing.Asked asked : witnesses) {
            ObjectNode node = array.addObject()
                    .put("witness", asked.witness())
                    .put("signed", asked.note().isPresent());
            asked.trouble().ifPresent(trouble -> node.put("trouble", trouble));
        }
    }

    private void print(LogAppend.Done done) {
        long fresh = done.added().stream().filter(added -> !added.before()).count();
        if (done.added().size() <= FEW) {
            for (LogAppend.Added added : done.added()) {
                line("entry " + added.index() + ": " + added.kind()
                        + added.path()
                                .map(path -> " " + PlainText.of(path.toString()))
                                .orElse("")
                        + (added.before() ? ", there before" : ""));
            }
        } else {
            line("entered: " + fresh + " of " + done.added().size() + ", the others were there before");
        }
        line("the log " + PlainText.of(done.log()) + " has " + done.size() + " entries");
    }

    void proved(LogProving.Proved proved) {
        if (asJson) {
            ObjectNode root = Json.object()
                    .put("log", proved.log())
                    .put("index", proved.index())
                    .put("size", proved.size())
                    .put("kind", proved.kind());
            ArrayNode later = root.putArray("later");
            proved.later()
                    .forEach(each -> later.addObject().put("kind", each.kind()).put("index", each.index()));
            ArrayNode files = root.putArray("files");
            proved.written().forEach(each -> PieceReport.describe(files.addObject(), each));
            JsonOutput.print(terminal, root);
            return;
        }
        line("entry " + proved.index() + " of the " + proved.size() + " in the log " + PlainText.of(proved.log()));
        proved.later()
                .forEach(each -> line("WARNING: entry " + each.index() + " is a " + each.kind()
                        + " of it, which the proof does not show"));
        for (WrittenFile file : proved.written()) {
            line("written: "
                    + PlainText.of(PieceReport.shown(terminal, file.path()).toString()));
        }
    }

    ExitCode checked(Logs.Checked checked) {
        LogAudit audit = checked.audit();
        boolean intact = audit.outcome() == LogAudit.Outcome.INTACT;
        if (asJson) {
            ObjectNode root = Json.object();
            audit.log().ifPresent(log -> root.put("log", log));
            root.put("outcome", audit.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .put("entries", audit.entries())
                    .put("detail", audit.detail());
            ObjectNode kinds = root.putObject("kinds");
            checked.kinds().forEach(kinds::put);
            JsonOutput.print(terminal, root);
        } else {
            line(audit.log().map(PlainText::of).orElse("a log without a name") + ", " + audit.entries() + " entries: "
                    + (intact ? "intact" : audit.outcome().name().replace('_', ' ')) + " - "
                    + PlainText.of(audit.detail()));
            if (intact) {
                line("  "
                        + checked.kinds().entrySet().stream()
                                .map(kind -> kind.getKey() + " " + kind.getValue())
                                .collect(Collectors.joining(", ")));
            }
        }
        return intact ? ExitCode.DONE : ExitCode.REFUSED;
    }

    ExitCode shown(LogProving.Shown shown) {
        boolean holds = shown.answer().holds();
        if (asJson) {
            ObjectNode root = Json.object().put("holds", holds);
            shown.place()
                    .ifPresent(place -> root.put("log", place.log())
                            .put("index", place.index())
                            .put("size", place.size()));
            shown.entry()
                    .ifPresent(entry -> root.put("kind", entry.kind())
                            .put("about", entry.subject().toString()));
            if (!holds) {
                root.put("detail", shown.answer().detail());
            }
            putSeen(root.putArray("witnesses"), shown.answer().witnesses());
            JsonOutput.print(terminal, root);
        } else {
            String place = shown.place()
                    .map(each -> "entry " + each.index() + " of the " + each.size() + " in the log "
                            + PlainText.brief(each.log()))
                    .orElse("a proof of a log");
            line((holds ? "holds: " : "REFUSED: ")
                    + place
                    + (holds ? "" : ": " + PlainText.brief(shown.answer().detail())));
            shown.entry().ifPresent(entry -> line("  " + entry.kind() + ", sha256 " + entry.subject()));
            shown.answer()
                    .witnesses()
                    .forEach(seen -> line("  seen by " + PlainText.brief(seen.witness())
                            + seen.time().map(time -> " at " + time).orElse("")));
        }
        return holds ? ExitCode.DONE : ExitCode.REFUSED;
    }

    static void putSeen(ArrayNode array, List<Logged.Seen> witnesses) {
        for (Logged.Seen seen : witnesses) {
            ObjectNode node = array.addObject().put("witness", seen.witness());
            seen.time().ifPresent(time -> node.put("time", time.toString()));
        }
    }

    /** @param out where the checkpoint goes with its signatures */
    ExitCode witnessed(VerifierKey key, Witnessing.Asked asked, Optional<Path> out) throws WorkbenchException {
        Optional<SignedNote> note = asked.note();
        if (note.isPresent() && out.isPresent()) {
            WrittenFile.save(out.get(), note.get().encode(), "text/plain", false);
        }
        if (asJson) {
            ObjectNode root = Json.object()
                    .put("witness", asked.witness())
                    .put("key", key.toString())
                    .put("signed", note.isPresent());
            note.ifPresent(signed -> root.put("checkpoint", signed.toString()));
            asked.trouble().ifPresent(trouble -> root.put("trouble", trouble));
            JsonOutput.print(terminal, root);
        } else if (note.isPresent()) {
            line("signed by " + PlainText.of(asked.witness()) + ":");
            terminal.out().print(note.get());
            line("key: " + key);
        } else {
            line("REFUSED by " + PlainText.of(asked.witness()) + ": "
                    + PlainText.of(asked.trouble().orElseThrow()));
        }
        return note.isPresent() ? ExitCode.DONE : ExitCode.REFUSED;
    }
}
