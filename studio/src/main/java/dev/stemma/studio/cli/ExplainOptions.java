package dev.stemma.studio.cli;

import dev.stemma.generator.music.TraditionBlend;
import dev.stemma.generator.notation.ReadOptions;
import dev.stemma.generator.session.Wish;
import dev.stemma.provenance.c2pa.GenerationAssertion;
import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.studio.workbench.Explained;
import dev.stemma.studio.workbench.Workbench;
import dev.stemma.studio.workbench.WorkbenchException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Whether and in whose eyes the notes of a file are explained. */
final class ExplainOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--explain",
            description = "Show for every note what else could have stood there, how surprising it is, and which works "
                    + "go on like that.")
    boolean explain;

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

    /** The tradition asked for, if it can be understood. */
    Optional<TraditionBlend> blend() {
        return Parsed.of(command, "--tradition", tradition, TraditionBlend::parse);
    }

    /**
     * The explanation, if one is wanted: in the eyes of the model and the tradition on record, unless others are asked for.
     */
    Optional<Explained> explained(
            Workbench workbench, Path file, ReadOptions reading, Optional<TraditionBlend> asked, Verdict verdict)
            throws WorkbenchException {
        if (!explain) {
            return Optional.empty();
        }
        Optional<GenerationAssertion> record = verdict.manifests()
                .flatMap(store ->
                        store.active().assertions(GenerationAssertion.class).findFirst());
        Optional<String> recorded =
                record.map(generation -> generation.model().id()).filter(workbench.models()::has);
        Optional<TraditionBlend> blend = asked;
        Wish.Builder wish = Wish.ANYTHING.but();
        if (blend.isEmpty() && model.isEmpty() && recorded.isPresent()) {
            blend = record.map(generation -> generation.request().get("tradition"))
                    .flatMap(ExplainOptions::blend);
            record.map(generation -> generation.request().get("members"))
                    .ifPresent(names -> wish.members(new TreeSet<>(List.of(names.split(",")))));
        }
        blend.ifPresent(wish::tradition);
        return Optional.of(workbench
                .explaining()
                .explain(file, reading, wish.build(), model.or(() -> recorded), ExplanationReport.ALTERNATIVES));
    }

    private static Optional<TraditionBlend> blend(String text) {
        try {
            return Optional.of(TraditionBlend.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
