package dev.stemma.studio.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.generator.corpus.CatalogueEntry;
import dev.stemma.generator.corpus.DatasetProof;
import dev.stemma.generator.corpus.SortedRoots;
import dev.stemma.provenance.record.PlainText;
import dev.stemma.studio.documents.Json;
import dev.stemma.studio.workbench.DatasetAnswers;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Shows what a proof about a data set shows. */
final class ProofReport {
    /** A melody of fewer notes may be like another by chance. */
    private static final int TELLING = 12;

    private final Terminal terminal;
    private final CommonOptions options;

    ProofReport(Terminal terminal, CommonOptions options) {
        this.terminal = terminal;
        this.options = options;
    }

    void made(DatasetAnswers.Asked asked, DatasetAnswers.Made made, Optional<Path> out) {
        if (!made.knowsMelodies()) {
            terminal.err()
                    .println("note: this list of works names no melodies, so it answers by the bytes of a file alone");
        } else if (asked.melodies().isEmpty()) {
            terminal.err()
                    .println("note: no melody can be read from the file, so it is looked for by its bytes alone: "
                            + PlainText.of(asked.trouble().orElseThrow()));
        } else if (asked.notes() < TELLING) {
            terminal.err().println("note: a melody of " + asked.notes() + " notes may be like another by chance");
        }
        if (options.json) {
            ObjectNode root = json(made.proof(), made.finding());
            asked.trouble().ifPresent(trouble -> root.put("trouble", trouble));
            out.ifPresent(path -> root.put("path", path.toString()));
            JsonOutput.print(terminal, root);
        } else {
            print(made.proof(), made.finding());
        }
    }

    /** @param about whether it is about the work that it must be about */
    ExitCode checked(DatasetAnswers.Checked checked, boolean about) {
        boolean holds = checked.finding().isPresent() && about;
        if (options.json) {
            ObjectNode root =
                    holds ? json(checked.proof().get(), checked.finding().get()) : Json.object();
            root.put("holds", holds)
                    .put("voucher", checked.trusted().voucher().name().toLowerCase(Locale.ROOT))
                    .put("listRead", checked.trusted().listRead());
            checked.trusted().model().ifPresent(model -> root.put("model", model.toString()));
            checked.trouble().ifPresent(trouble -> root.put("trouble", trouble));
            JsonOutput.print(terminal, root);
        } else if (holds) {
            print(checked.proof().get(), checked.finding().get());
            terminal.out().println("proved: " + voucher(checked.trusted()));
        } else {
            checked.trouble().ifPresent(trouble -> terminal.out().println("REFUSED: " + PlainText.of(trouble)));
            checked.proof().ifPresent(proof -> refused(proof, checked));
        }
        return holds ? ExitCode.DONE : ExitCode.REFUSED;
    }

    private void refused(DatasetProof proof, DatasetAnswers.Checked checked) {
        if (checked.finding().isPresent()) {
            terminal.out()
                    .println("REFUSED: the proof does not answer for this work and its melody; it is about sha256 "
                            + proof.work());
            return;
        }
        if (checked.trusted().voucher() == DatasetAnswers.Voucher.CONTRADICTED) {
            terminal.out().println("REFUSED: the credentials in the model's weights do not hold for this config.json");
            return;
        }
        SortedRoots expected = checked.trusted().roots();
        boolean unnamed =
                proof.roots().melodies().isPresent() && expected.melodies().isEmpty();
        if (!proof.roots().files().equals(expected.files())) {
            terminal.out().println("REFUSED: the proof is about another data set");
        } else {
            terminal.out()
                    .println("REFUSED: the proof does not lead to the roots of the data set"
                            + (unnamed ? "; it answers by melody too, name that root with --melodies" : ""));
        }
        terminal.out().println("  in the proof " + proof.roots().files());
        terminal.out().println("  expected     " + expected.files());
    }

    private static String voucher(DatasetAnswers.Trusted trusted) {
        String by = switch (trusted.voucher()) {
            case GIVEN -> "against the root given";
            case CONFIGURATION -> "against config.json, for which nothing vouches here";
            case MODEL -> "against the model, whose digest covers the root; no credentials that hold vouch for it";
            case CONTRADICTED ->
                throw new IllegalStateException("nothing is proved against a model that is contradicted");
            case SIGNED -> "against the model, signed by somebody who is not trusted here";
            case TRUSTED -> "against the model, signed by somebody who is trusted here";
        };
        return by + (trusted.listRead() ? "; its list of works was read, for its card names no root of this kind" : "");
    }

    private void print(DatasetProof proof, DatasetProof.Finding finding) {
        terminal.out()
                .println(finding.entry()
                        .map(entry -> "by file: IN the data set: " + named(entry))
                        .orElse("by file: not in the data set (sha256 " + proof.work() + ")"));
        List<CatalogueEntry> sung = finding.melodies().stream()
                .flatMap(tune -> tune.works().stream())
                .distinct()
                .toList();
        sung.forEach(work -> terminal.out().println("by melody: IN the data set: " + named(work)));
        if (sung.isEmpty()) {
            terminal.out()
                    .println(
                            finding.melodies().isEmpty()
                                    ? "by melody: not answered"
                                    : "by melody: not in the data set, in any key and tempo");
        }
    }

    private static String named(CatalogueEntry entry) {
        return PlainText.brief("\"" + entry.title() + "\" (" + entry.id() + "), "
                + entry.licence().text());
    }

    private static ObjectNode json(DatasetProof proof, DatasetProof.Finding finding) {
        ObjectNode root = Json.object();
        root.put("work", proof.work().toString())
                .put("listed", finding.listed())
                .put("files", proof.roots().files().toString());
        proof.roots().melodies().ifPresent(melodies -> root.put("melodies", melodies.toString()));
        put(root.putArray("byFile"), finding.entry().stream().toList());
        ArrayNode tunes = root.putArray("byMelody");
        for (DatasetProof.Finding.Tune tune : finding.melodies()) {
            ObjectNode node = tunes.addObject()
                    .put("melody", tune.melody().toString())
                    .put("listed", !tune.works().isEmpty());
            put(node.putArray("works"), tune.works());
        }
        return root;
    }

    private static void put(ArrayNode array, List<CatalogueEntry> entries) {
        for (CatalogueEntry entry : entries) {
            array.addObject()
                    .put("id", entry.id())
                    .put("title", entry.title())
                    .put("licence", entry.licence().text())
                    .put("digest", entry.digest().toString());
        }
    }
}
