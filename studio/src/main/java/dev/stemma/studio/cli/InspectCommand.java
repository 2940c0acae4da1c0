package dev.stemma.studio.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.generator.music.TraditionBlend;
import dev.stemma.generator.session.Wish;
import dev.stemma.provenance.c2pa.Action;
import dev.stemma.provenance.c2pa.ActionsAssertion;
import dev.stemma.provenance.c2pa.AiDisclosureAssertion;
import dev.stemma.provenance.c2pa.GenerationAssertion;
import dev.stemma.provenance.c2pa.IngredientAssertion;
import dev.stemma.provenance.c2pa.Manifest;
import dev.stemma.provenance.c2pa.ManifestStore;
import dev.stemma.provenance.c2pa.TrainingMiningAssertion;
import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.studio.workbench.Explained;
import dev.stemma.studio.workbench.VerificationOptions;
import dev.stemma.studio.workbench.Workbench;
import dev.stemma.studio.workbench.WorkbenchException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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
            "  stemma inspect tune.abc --explain --tradition hymn"
        })
final class InspectCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "FILE", description = "A MIDI or WAV file, or any file with a sidecar.")
    private Path file;

    @Option(
            names = "--manifest",
            paramLabel = "STORE.c2pa",
            description = "Credentials of a FILE that has none inside, where they do not lie beside it.")
    private Optional<Path> manifest = Optional.empty();

    @Option(
            names = "--explain",
            description = "Show for every note what else could have stood there, how surprising it is, and which works "
                    + "go on like that.")
    private boolean explain;

    @Option(
            names = "--model",
            paramLabel = "ID",
            description = "With --explain: in the eyes of which model; the one on record, or the first, if nothing is "
                    + "said.")
    private Optional<String> model = Optional.empty();

    @Option(
            names = "--tradition",
            paramLabel = "T",
            description =
                    "With --explain: in the eyes of which tradition, such as hymn, or a blend; that on record, or "
                            + "british-isles, if nothing is said.")
    private Optional<String> tradition = Optional.empty();

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
        Optional<TraditionBlend> blend = Parsed.of(command, "--tradition", tradition, TraditionBlend::parse);
        Verdict verdict;
        Optional<Explained> explained;
        try {
            Workbench workbench = Workbenches.open(terminal);
            verdict = workbench.verify(
                    terminal.resolve(file), new VerificationOptions(List.of(), manifest.map(terminal::resolve)));
            explained = explain ? Optional.of(explained(workbench, blend, verdict)) : Optional.empty();
        } catch (WorkbenchException e) {
            throw Workbenches.failure(e);
        }
        Optional<ManifestStore> store = verdict.manifests();
        if (store.isEmpty() && !explain) {
            throw new Failure(
                    file + " has no record that can be read (" + state(verdict) + ")",
                    "stemma verify " + file + " says what was found");
        }
        if (common.json) {
            ObjectNode root = describe(verdict, store);
            explained.ifPresent(each -> root.set("explanations", ExplanationReport.json(each)));
            Json.print(terminal, root);
        } else {
            print(verdict, store);
            explained.ifPresent(each -> {
                terminal.out().println();
                terminal.out().print(ExplanationReport.text(each));
                terminal.out().println(ExplanationReport.summary(each));
            });
        }
        return ExitCode.DONE.number();
    }

    /** In the eyes of the model and the tradition on record, unless others are asked for. */
    private Explained explained(Workbench workbench, Optional<TraditionBlend> asked, Verdict verdict)
            throws WorkbenchException {
        Optional<GenerationAssertion> record = verdict.manifests()
                .flatMap(store ->
                        store.active().assertions(GenerationAssertion.class).findFirst());
        Optional<String> recorded =
                record.map(generation -> generation.model().id()).filter(workbench::hasModel);
        Optional<TraditionBlend> blend = asked;
        Wish.Builder wish = Wish.ANYTHING.but();
        if (blend.isEmpty() && model.isEmpty() && recorded.isPresent()) {
            blend = record.map(generation -> generation.request().get("tradition"))
                    .flatMap(InspectCommand::blend);
            record.map(generation -> generation.request().get("members"))
                    .ifPresent(names -> wish.members(new TreeSet<>(List.of(names.split(",")))));
        }
        blend.ifPresent(wish::tradition);
        return workbench.explain(
                terminal.resolve(file),
                source.reading(),
                wish.build(),
                model.or(() -> recorded),
                ExplanationReport.ALTERNATIVES);
    }

    private static Optional<TraditionBlend> blend(String text) {
        try {
            return Optional.of(TraditionBlend.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String state(Verdict verdict) {
        return VerdictText.state(verdict);
    }

    private void print(Verdict verdict, Optional<ManifestStore> record) {
        terminal.out().println(file + ": " + state(verdict));
        if (record.isEmpty()) {
            return;
        }
        ManifestStore store = record.get();
        if (!verdict.intact()) {
            terminal.out().println("  WARNING: the file does not verify. Nothing below may be ascribed to its signer.");
        }
        for (int i = store.manifests().size() - 1; i >= 0; i--) {
            print(store.manifests().get(i), i == store.manifests().size() - 1);
        }
    }

    private void print(Manifest manifest, boolean active) {
        terminal.out().println();
        terminal.out().println((active ? "this file: " : "an earlier one: ") + manifest.label());
        manifest.claim().ifPresent(claim -> {
            line("title", claim.title().orElse("(none)"));
            line(
                    "written by",
                    claim.generator().name()
                            + claim.generator().version().map(v -> " " + v).orElse(""));
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
                        "terms", entry.getKey() + ": " + entry.getValue().use().term()));
        line(
                "assertions",
                String.join(
                        ", ",
                        manifest.assertions().stream()
                                .map(stored -> stored.label())
                                .toList()));
    }

    private void print(GenerationAssertion generation) {
        line("model", generation.model().id() + ", " + generation.model().name());
        line("", "sha256 " + generation.model().digest());
        line("seed", Long.toString(generation.seed()));
        generation.request().forEach((name, value) -> line(name, value));
        generation.nearCopy().ifPresent(near -> line("nearest", describe(near)));
        line(
                "made with",
                "kernel " + generation.kernelVersion() + ", sampler "
                        + generation.sampler().name() + " "
                        + generation.sampler().version());
    }

    private void line(String name, String value) {
        terminal.out().printf("  %-13s %s%n", name, value);
    }

    private static String describe(GenerationAssertion.NearCopy near) {
        return near.works().stream()
                .findFirst()
                .map(work -> work.run() + " notes shared with \"" + work.title() + "\" (" + work.id() + ")")
                .orElse("no run of notes shared with a work");
    }

    private static String describe(Action action) {
        return action.action()
                + action.digitalSourceType()
                        .map(type -> " (" + type.substring(type.lastIndexOf('/') + 1) + ")")
                        .orElse("")
                + action.description().map(text -> ": " + text).orElse("");
    }

    private static String describe(IngredientAssertion ingredient) {
        return ingredient.title().orElse("(untitled)") + ", "
                + ingredient.relationship().term()
                + ingredient.format().map(format -> ", " + format).orElse("")
                + ingredient.instanceId().map(id -> ", " + id).orElse("");
    }

    private ObjectNode describe(Verdict verdict, Optional<ManifestStore> record) {
        ObjectNode root = Json.object();
        root.put("path", file.toString()).put("state", state(verdict));
        ArrayNode manifests = root.putArray("manifests");
        if (record.isEmpty()) {
            return root;
        }
        ManifestStore store = record.get();
        for (Manifest each : store.manifests()) {
            ObjectNode node = manifests.addObject();
            node.put("label", each.label()).put("active", each == store.active());
            each.claim().ifPresent(claim -> {
                claim.title().ifPresent(title -> node.put("title", title));
                node.put("claimGenerator", claim.generator().name());
            });
            each.signer()
                    .ifPresent(leaf ->
                            node.put("signer", leaf.getSubjectX500Principal().toString()));
            ArrayNode actions = node.putArray("actions");
            each.assertions(ActionsAssertion.class)
                    .flatMap(list -> list.actions().stream())
                    .forEach(action -> {
                        ObjectNode entry = actions.addObject().put("action", action.action());
                        action.digitalSourceType().ifPresent(type -> entry.put("digitalSourceType", type));
                    });
            ArrayNode ingredients = node.putArray("ingredients");
            each.assertions(IngredientAssertion.class).forEach(ingredient -> {
                ObjectNode entry = ingredients
                        .addObject()
                        .put("relationship", ingredient.relationship().term());
                ingredient.title().ifPresent(title -> entry.put("title", title));
                ingredient.format().ifPresent(format -> entry.put("format", format));
                ingredient.instanceId().ifPresent(id -> entry.put("instanceId", id));
            });
            each.assertions(GenerationAssertion.class).forEach(generation -> {
                ObjectNode entry = node.putObject("generation");
                entry.putObject("model")
                        .put("id", generation.model().id())
                        .put("digest", generation.model().digest().toString());
                entry.put("seed", generation.seed());
                ObjectNode request = entry.putObject("request");
                generation.request().forEach(request::put);
                generation.nearCopy().ifPresent(near -> {
                    ObjectNode copy = entry.putObject("nearCopy");
                    copy.put("longestRun", near.longestRun()).put("longestRunWithRhythm", near.longestRunWithRhythm());
                    ArrayNode works = copy.putArray("works");
                    near.works()
                            .forEach(work -> works.addObject()
                                    .put("id", work.id())
                                    .put("title", work.title())
                                    .put("run", work.run()));
                });
            });
            ArrayNode labels = node.putArray("assertions");
            each.assertions().forEach(stored -> labels.add(stored.label()));
        }
        return root;
    }
}
