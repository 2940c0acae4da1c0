package dev.stemma.studio.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.generator.corpus.CatalogueEntry;
import dev.stemma.generator.corpus.CorpusCheck;
import dev.stemma.generator.corpus.CorpusDescriptor;
import dev.stemma.generator.corpus.CorpusFinding;
import dev.stemma.generator.corpus.CorpusPolicy;
import dev.stemma.generator.corpus.Terms;
import dev.stemma.provenance.record.PlainText;
import dev.stemma.studio.documents.Json;
import dev.stemma.studio.documents.TermsJson;
import dev.stemma.studio.workbench.Corpora;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Shows works, their terms, and what is found in these. */
final class CorpusReport {
    /** Works named for each finding on a screen. */
    private static final int NAMED = 3;

    private final Terminal terminal;
    private final CommonOptions options;

    CorpusReport(Terminal terminal, CommonOptions options) {
        this.terminal = terminal;
        this.options = options;
    }

    void imported(Corpora.Gathered gathered, List<String> left, CorpusDescriptor terms, Path out) {
        gathered.report().forEach(line -> terminal.err().println(PlainText.of(line)));
        left.forEach(line -> terminal.err().println("left out: " + PlainText.of(line)));
        int works = gathered.works().size() - left.size();
        if (options.json) {
            JsonOutput.print(
                    terminal,
                    Json.object()
                            .put("path", out.toString())
                            .put("name", terms.name())
                            .put("works", works)
                            .put("licence", terms.licence().text())
                            .put("tradition", terms.tradition().id()));
            return;
        }
        terminal.out()
                .println(works + (works == 1 ? " work" : " works") + ", "
                        + PlainText.of(terms.licence().text() + ", tradition " + terms.tradition()));
        terminal.out().println("written: " + PlainText.of(out.toString()) + " and corpus.json beside it");
    }

    void list(Corpora.Gathered gathered) {
        gathered.report().forEach(line -> terminal.err().println(PlainText.of(line)));
        if (options.json) {
            ObjectNode root = Json.object();
            ArrayNode works = root.putArray("works");
            gathered.entries().forEach(entry -> put(works.addObject(), entry));
            TermsJson.put(root.putArray("terms"), Terms.of(gathered.entries()));
            JsonOutput.print(terminal, root);
            return;
        }
        TextTable table = TextTable.leftAligned();
        for (CatalogueEntry entry : gathered.entries()) {
            table.row(List.of(
                    PlainText.brief(entry.id()),
                    PlainText.brief(entry.title()),
                    PlainText.brief(entry.licence().text()),
                    entry.digest().toString().substring(0, 12)));
        }
        terminal.out().print(table.text());
        terms(Terms.of(gathered.entries()));
    }

    private static void put(ObjectNode node, CatalogueEntry entry) {
        node.put("id", entry.id()).put("title", entry.title());
        ArrayNode creators = node.putArray("creators");
        entry.creators().forEach(creators::add);
        node.put("tradition", entry.tradition().id())
                .put("source", entry.source())
                .put("licence", entry.licence().text())
                .put("kind", Terms.Kind.of(entry.licence(), entry.mining()).id())
                .put("digest", entry.digest().toString());
        ArrayNode melodies = node.putArray("melodies");
        entry.melodies().forEach(melody -> melodies.add(melody.toString()));
        entry.mining().objection().ifPresent(reason -> node.put("objection", reason));
    }

    private void terms(Terms terms) {
        terms.terms().forEach(term -> terminal.out().println(line(term)));
    }

    /** {@code non-commercial: 3 works (CC-BY-NC-4.0 3)}. */
    static String line(Terms.Term term) {
        String licences = term.licences().entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue())
                .collect(Collectors.joining(", "));
        return PlainText.of(
                term.kind().id() + ": " + term.works() + (term.works() == 1 ? " work (" : " works (") + licences + ")");
    }

    /** What is found in the terms, and whether the policy refuses it. */
    ExitCode check(Corpora.Gathered gathered, CorpusPolicy policy) {
        gathered.report().forEach(line -> terminal.err().println(PlainText.of(line)));
        List<CorpusFinding> findings = CorpusCheck.of(gathered.entries());
        List<CatalogueEntry> refused = policy.refuses(gathered.entries());
        boolean accepted = refused.isEmpty() && findings.stream().noneMatch(policy::refuses);
        Terms terms = Terms.of(gathered.entries());
        if (options.json) {
            JsonOutput.print(terminal, json(gathered, findings, refused, policy, terms));
        } else {
            print(findings, policy);
            terms(terms);
            terminal.out()
                    .println(
                            accepted
                                    ? "accepted: " + gathered.entries().size() + " works"
                                    : "REFUSED: " + reason(refused, findings, policy));
        }
        return accepted ? ExitCode.DONE : ExitCode.REFUSED;
    }

    private static String reason(List<CatalogueEntry> refused, List<CorpusFinding> findings, CorpusPolicy policy) {
        long found = findings.stream().filter(policy::refuses).count();
        String works = refused.size() + (refused.size() == 1 ? " work" : " works")
                + " under terms that the policy does not accept";
        String others = found + (found == 1 ? " finding" : " findings") + " that it refuses";
        return refused.isEmpty() ? others : found == 0 ? works : works + ", " + others;
    }

    private ObjectNode json(
            Corpora.Gathered gathered,
            List<CorpusFinding> findings,
            List<CatalogueEntry> refused,
            CorpusPolicy policy,
            Terms terms) {
        ObjectNode root = Json.object();
        root.put("accepted", refused.isEmpty() && findings.stream().noneMatch(policy::refuses))
                .put("works", gathered.entries().size());
        TermsJson.put(root.putArray("terms"), terms);
        ArrayNode list = root.putArray("refused");
        refused.forEach(entry -> list.add(entry.id()));
        ArrayNode found = root.putArray("findings");
        for (CorpusFinding finding : findings) {
            ObjectNode node = found.addObject()
                    .put("kind", finding.kind().id())
                    .put("refused", policy.refuses(finding))
                    .put("detail", finding.detail());
            ArrayNode works = node.putArray("works");
            finding.works().forEach(works::add);
        }
        return root;
    }

    /** Findings of one kind and wording stand together. */
    private void print(List<CorpusFinding> findings, CorpusPolicy policy) {
        Map<String, List<CorpusFinding>> same = new LinkedHashMap<>();
        for (CorpusFinding finding : findings) {
            String head =
                    (policy.refuses(finding) ? "REFUSED " : "") + finding.kind().id() + ": " + finding.detail();
            same.computeIfAbsent(head, unseen -> new ArrayList<>()).add(finding);
        }
        same.forEach((head, all) -> {
            terminal.out().println(PlainText.of(head));
            all.stream()
                    .limit(NAMED)
                    .forEach(finding ->
                            terminal.out().println("  " + PlainText.of(String.join(", ", finding.works()))));
            if (all.size() > NAMED) {
                terminal.out().println("  and " + (all.size() - NAMED) + " more");
            }
        });
    }
}
