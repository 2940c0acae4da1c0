package dev.stemma.studio.cli;

import dev.stemma.provenance.c2pa.Action;
import dev.stemma.provenance.c2pa.ActionsAssertion;
import dev.stemma.provenance.c2pa.AiDisclosureAssertion;
import dev.stemma.provenance.c2pa.GenerationAssertion;
import dev.stemma.provenance.c2pa.GeneratorInfo;
import dev.stemma.provenance.c2pa.IngredientAssertion;
import dev.stemma.provenance.c2pa.Manifest;
import dev.stemma.provenance.c2pa.ManifestStore;
import dev.stemma.provenance.c2pa.StoredAssertion;
import dev.stemma.provenance.c2pa.TrainingMiningAssertion;
import dev.stemma.provenance.label.AigcLabel;
import dev.stemma.provenance.record.PlainText;
import dev.stemma.studio.workbench.AiMarks;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Says in words what the manifests of a file say, the file's own first. */
final class RecordText {
    private static final String NAME = "  %-13s ";
    private static final int VALUES = 16;
    private static final double THOUSANDTHS = 1000;

    private static final Map<AigcLabel.Certainty, String> GENERATED = Map.of(
            AigcLabel.Certainty.GENERATED, "generated",
            AigcLabel.Certainty.PERHAPS, "perhaps generated",
            AigcLabel.Certainty.SUSPECTED, "suspected to be generated");

    private final Terminal terminal;

    RecordText(Terminal terminal) {
        this.terminal = terminal;
    }

    void print(ManifestStore store, AiMarks marks) {
        print(store);
        print(marks);
    }

    private void print(ManifestStore store) {
        for (int i = store.manifests().size() - 1; i >= 0; i--) {
            print(store.manifests().get(i), i == store.manifests().size() - 1);
        }
    }

    private void print(Manifest manifest, boolean active) {
        terminal.out().println();
        terminal.out().println((active ? "this file: " : "an earlier one: ") + PlainText.brief(manifest.label()));
        manifest.claim().ifPresent(claim -> {
            line("title", claim.title().orElse("(none)"));
            line("written by", describe(claim.generator()));
        });
        manifest.signer().ifPresent(leaf -> {
            line("signed by", leaf.getSubjectX500Principal().toString());
            line("certified by", leaf.getIssuerX500Principal().toString());
        });
        manifest.assertions(ActionsAssertion.class)
                .flatMap(actions -> actions.actions().stream())
                .forEach(action -> line("action", describe(action)));
        manifest.assertions(IngredientAssertion.class).forEach(ingredient -> line("from", describe(ingredient)));
        manifest.assertions(AiDisclosureAssertion.class)
                .flatMap(disclosure -> disclosure.humanOversight().stream())
                .forEach(oversight -> line("oversight", oversight.term()));
        manifest.assertions(GenerationAssertion.class).forEach(this::print);
        manifest.assertions(TrainingMiningAssertion.class)
                .flatMap(terms -> terms.entries().entrySet().stream())
                .forEach(entry -> line(
                        "terms",
                        entry.getKey() + ": " + entry.getValue().use().term()
                                + entry.getValue()
                                        .constraint()
                                        .map(words -> " (" + words + ")")
                                        .orElse("")));
        line("assertions", labels(manifest));
    }

    private void print(GenerationAssertion generation) {
        line("model", generation.model().id() + ", " + generation.model().name());
        line("", "sha256 " + generation.model().digest());
        line("seed", Long.toString(generation.seed()));
        generation.request().forEach(this::line);
        generation.traditions().forEach((tradition, bits) -> line("heard as", tradition + ": " + mean(bits)));
        generation.nearCopy().ifPresent(near -> line("nearest", describe(near)));
        generation.terms().forEach(terms -> line("inherits", describe(terms)));
        line(
                "made with",
                "kernel " + generation.kernelVersion() + ", sampler "
                        + generation.sampler().name() + " "
                        + generation.sampler().version());
    }

    /** How the file says that it is generated, and what follows from its journal. */
    private void print(AiMarks marks) {
        marks.label()
                .ifPresent(label -> line(
                        "label",
                        "GB 45438-2025: " + GENERATED.get(label.certainty()) + ", by the service of " + label.producer()
                                + ", number " + label.produceId()));
        marks.share()
                .ifPresent(share -> line(
                        "generative AI",
                        share.containsAi()
                                        .map(amount -> "DDEX ContainsAI " + amount.term())
                                        .orElse("of notes that were brought in, the journal does not tell")
                                + share.contributors().stream()
                                        .flatMap(each -> each.person().stream()
                                                .map(person -> ", " + person.name() + " "
                                                        + each.aiContribution().term()))
                                        .collect(Collectors.joining())));
    }

    private void line(String name, String value) {
        terminal.out()
                .println(String.format(NAME, PlainText.brief(name))
                        + Paragraph.set(terminal, VALUES, PlainText.brief(value)));
    }

    private static String mean(List<Integer> thousandthsOfBits) {
        return String.format(
                Locale.ROOT,
                "%.2f bits a note of the model's",
                thousandthsOfBits.stream().mapToInt(Integer::intValue).average().orElse(0) / THOUSANDTHS);
    }

    private static String describe(GenerationAssertion.NearCopy near) {
        return near.works().stream()
                .findFirst()
                .map(work -> work.run() + " notes shared with \"" + work.title() + "\" (" + work.id() + ")")
                .orElse("no run of notes shared with a work");
    }

    static String describe(GenerationAssertion.Terms terms) {
        String licences = terms.licences().entrySet().stream()
                .map(each -> each.getKey() + (terms.licences().size() > 1 ? " (" + each.getValue() + ")" : ""))
                .collect(Collectors.joining(", "));
        return terms.kind() + ": " + terms.works() + (terms.works() == 1 ? " work" : " works")
                + " that the model learnt from, " + licences;
    }

    static String labels(Manifest manifest) {
        return manifest.assertions().stream().map(StoredAssertion::label).collect(Collectors.joining(", "));
    }

    static String describe(GeneratorInfo program) {
        return program.name() + program.version().map(version -> " " + version).orElse("");
    }

    static String describe(Action action) {
        return action.action()
                + action.digitalSourceType()
                        .map(type -> " (" + type.substring(type.lastIndexOf('/') + 1) + ")")
                        .orElse("")
                + action.description().map(text -> ": " + text).orElse("")
                + action.redacted().map(uri -> ": " + uri).orElse("")
                + action.reason().map(reason -> ", " + reason).orElse("");
    }

    static String describe(IngredientAssertion ingredient) {
        return ingredient.title().orElse("(untitled)") + ", "
                + ingredient.relationship().term()
                + ingredient.format().map(format -> ", " + format).orElse("")
                + ingredient.instanceId().map(id -> ", " + id).orElse("")
                + ingredient.description().map(text -> ": " + text).orElse("");
    }
}
