package dev.stemma.studio.statement;

import dev.stemma.generator.corpus.Terms;
import dev.stemma.provenance.c2pa.GenerationAssertion;
import dev.stemma.provenance.record.PlainText;
import dev.stemma.studio.statement.Readiness.Answer;
import dev.stemma.studio.statement.Readiness.Standing;
import dev.stemma.studio.statement.Statement.Dataset;
import dev.stemma.studio.workbench.WorkbenchException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the record answers to what regimes ask of models, of the works that they learnt from and of how near a piece comes to these. */
final class ModelAnswers {
    private static final String GENERATION = "dev.stemma.generation";
    private static final int DIGITS = 12;

    private final RecordFacts facts;
    private final ModelsOnRecord models;

    ModelAnswers(RecordFacts facts, ModelsOnRecord models) {
        this.facts = facts;
        this.models = models;
    }

    static Answer noModel() {
        return Answer.notApplicable("no-model");
    }

    /** The answer where the record says nothing of a model; it need not have had part. */
    private Answer without(String remedy, String fact) {
        return facts.withoutModel() ? noModel() : Answer.missing(remedy, fact);
    }

    Answer request() {
        List<GenerationAssertion> made = facts.generations();
        if (made.isEmpty()) {
            return without("generation.add", "request.none");
        }
        GenerationAssertion last = made.get(made.size() - 1);
        return Answer.present(
                GENERATION + "/request, " + GENERATION + "/seed",
                "request.kept",
                made.size(),
                last.request().size(),
                Long.toString(last.seed()));
    }

    Answer training() {
        if (facts.generations().isEmpty()) {
            return without("generation.add", "training.none");
        }
        Map<GenerationAssertion.Model, Optional<Works>> learnt = new LinkedHashMap<>();
        facts.generations().forEach(made -> learnt.computeIfAbsent(made.model(), this::works));
        Phrase told = Stream.concat(
                        learnt.entrySet().stream().map(each -> told(each.getKey(), each.getValue())),
                        strictest().stream())
                .reduce((one, other) -> Phrase.of("both", one, other))
                .orElseThrow();
        String where = GENERATION + "/model, " + GENERATION + "/terms";
        return learnt.values().stream().allMatch(Optional::isPresent)
                ? new Answer(Standing.PRESENT, told, Optional.of(where), Optional.empty())
                : new Answer(Standing.PARTLY, told, Optional.of(where), Optional.of("training.add"));
    }

    /** From how many works a model learnt, and how many of them stand under which licence. */
    private record Works(int number, SortedMap<String, Integer> licences) {
        static Works of(List<GenerationAssertion.Terms> terms) {
            SortedMap<String, Integer> licences = new TreeMap<>();
            terms.forEach(
                    term -> term.licences().forEach((licence, works) -> licences.merge(licence, works, Integer::sum)));
            return new Works(
                    terms.stream().mapToInt(GenerationAssertion.Terms::works).sum(), licences);
        }
    }

    /** As the record states them; those of an older record as the model itself lists them, if it is at hand. */
    private Optional<Works> works(GenerationAssertion.Model model) {
        return facts.generations().stream()
                .filter(made -> made.model().equals(model) && !made.terms().isEmpty())
                .findFirst()
                .map(made -> Works.of(made.terms()))
                .or(() -> dataset(model).map(listed -> new Works(listed.works(), listed.licences())));
    }

    /** Nothing of a model that is not at hand, or not whole: commands that use it say so. */
    private Optional<Dataset> dataset(GenerationAssertion.Model model) {
        try {
            return models.dataset(model);
        } catch (WorkbenchException notWhole) {
            return Optional.empty();
        }
    }

    private static Phrase told(GenerationAssertion.Model model, Optional<Works> learnt) {
        String id = PlainText.brief(model.id());
        String digest = model.digest().toString().substring(0, DIGITS);
        return learnt.map(works -> Phrase.of(
                        "training.works",
                        id,
                        digest,
                        works.number(),
                        works.licences().entrySet().stream()
                                .map(each -> Phrase.of("counted", PlainText.brief(each.getKey()), each.getValue()))
                                .toList()))
                .orElseGet(() -> Phrase.of("training.digest", id, digest));
    }

    /** The strictest terms that the record says to be inherited. */
    private Optional<Phrase> strictest() {
        return facts.generations().stream()
                .map(GenerationAssertion::terms)
                .flatMap(Collection::stream)
                .flatMap(term -> Arrays.stream(Terms.Kind.values())
                        .filter(kind -> kind.id().equals(term.kind())))
                .max(Comparator.naturalOrder())
                .map(kind -> Phrase.of("training.terms", Phrase.of("terms." + kind.id())));
    }

    Answer similarity() {
        return facts.generations().stream()
                .flatMap(made -> made.nearCopy().stream())
                .max(Comparator.comparingInt(GenerationAssertion.NearCopy::longestRun))
                .map(near -> Answer.present(
                        GENERATION + "/nearCopy",
                        "similarity.run",
                        near.longestRun(),
                        near.longestRunWithRhythm(),
                        near.works().size()))
                .orElseGet(() -> without("similarity.add", "similarity.none"));
    }
}
