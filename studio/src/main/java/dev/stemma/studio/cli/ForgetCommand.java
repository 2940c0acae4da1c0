package dev.stemma.studio.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.provenance.record.PlainText;
import dev.stemma.studio.documents.Json;
import dev.stemma.studio.workbench.Forgetting;
import dev.stemma.studio.workbench.WorkbenchException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code stemma forget}: takes a person out of the records on this machine. */
@Command(
        name = "forget",
        sortOptions = false,
        customSynopsis = "stemma forget --person NAME [OPTION]...",
        description = {
            "Erases what the records on this machine hold of a person.",
            "In the journals of all pieces that is who he or she is, and what he or she wrote down. The journals",
            "themselves hold only commitments to that, which say nothing any more; they stay whole, and so do",
            "files signed before. In the studio it is titles, file names and rows of the registry that tell the",
            "name (also of the one that STEMMA_REGISTRY names), and the kept copies of files that were brought in",
            "and tell it. This cannot be undone."
        },
        footer = {
            "",
            "What files show that were given away is out of reach. For a copy of a file without names:",
            "  stemma redact FILE --assertion dev.stemma.openings"
        })
final class ForgetCommand implements Callable<Integer> {
    @Option(
            names = "--person",
            paramLabel = "NAME",
            required = true,
            description = "An identity, one of `stemma key list`, or a name that a file of somebody else showed.")
    private String person;

    @Option(
            names = "--keys",
            description =
                    "The keys of the identity too: then nobody can sign as NAME any more. They are kept otherwise.")
    private boolean keys;

    @Mixin
    private CommonOptions common;

    private final Terminal terminal;

    ForgetCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try {
            Forgetting.Forgotten forgotten = Workbenches.open(terminal)
                    .forgetting()
                    .forget(person, keys, terminal.secrets().variable("STEMMA_REGISTRY"));
            if (forgotten.isNothing()) {
                throw new Failure(
                        "the records here hold nothing of " + person,
                        keys ? "stemma key list shows the identities" : "its keys, if there are any, go with --keys");
            }
            if (common.json) {
                json(forgotten);
            } else {
                text(forgotten);
            }
            if (!forgotten.problems().isEmpty()) {
                throw new Failure(
                        "not all could be erased: " + String.join("; ", forgotten.problems()),
                        "repeat the command when that is put right");
            }
            return ExitCode.DONE.number();
        } catch (WorkbenchException e) {
            throw Workbenches.failure(e);
        }
    }

    /** What no erasing here reaches. */
    private List<String> outOfReach() {
        List<String> remains = new ArrayList<>(
                List.of(
                        "files that were given away: their certificates, and the names and texts in them that were not redacted",
                        "copies of the folder of keys and journals and of the registry, such as backups and the logs of its server"));
        if (!keys) {
            remains.add("the keys of the identity and their certificates, kept for signing; --keys removes them");
        }
        return remains;
    }

    private void text(Forgetting.Forgotten forgotten) {
        int count =
                forgotten.pieces().values().stream().mapToInt(Integer::intValue).sum();
        terminal.out()
                .println("forgotten: " + PlainText.of(person) + ", " + count
                        + (count == 1 ? " name or text in " : " names and texts in ")
                        + forgotten.pieces().size()
                        + (forgotten.pieces().size() == 1 ? " piece" : " pieces"));
        told("titles or names beside a journal", forgotten.covers());
        told("copies of files that were brought in", forgotten.sources());
        told("rows of the registry", forgotten.rows());
        if (!forgotten.keys().isEmpty()) {
            terminal.out()
                    .println("removed: the keys for "
                            + forgotten.keys().stream().map(Object::toString).collect(Collectors.joining(", ")));
        }
        terminal.out().println("out of reach:");
        outOfReach().forEach(line -> terminal.out().println("  " + line));
    }

    private void told(String what, int count) {
        if (count > 0) {
            terminal.out().println("erased: " + what + ": " + count);
        }
    }

    private void json(Forgetting.Forgotten forgotten) {
        ObjectNode root = Json.object();
        root.put("person", person);
        ArrayNode pieces = root.putArray("pieces");
        forgotten
                .pieces()
                .forEach((piece, count) ->
                        pieces.addObject().put("piece", piece.toString()).put("erased", count));
        root.put("titlesAndNames", forgotten.covers());
        root.put("copiesOfFiles", forgotten.sources());
        root.put("rows", forgotten.rows());
        ArrayNode purposes = root.putArray("keys");
        forgotten.keys().forEach(purpose -> purposes.add(purpose.toString()));
        ArrayNode remains = root.putArray("outOfReach");
        outOfReach().forEach(remains::add);
        JsonOutput.print(terminal, root);
    }
}
