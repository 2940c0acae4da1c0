package dev.stemma.generator.session;

import dev.stemma.generator.corpus.Terms;
import dev.stemma.generator.model.ModelConfig;
import dev.stemma.generator.model.ModelException;
import dev.stemma.generator.model.ModelFolder;
import dev.stemma.provenance.c2pa.GenerationAssertion;
import dev.stemma.provenance.cbor.CborValue;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Entry;
import dev.stemma.provenance.record.Generation;
import dev.stemma.provenance.record.Journal;
import dev.stemma.provenance.record.RecordCheck;
import dev.stemma.provenance.record.SignedRecord;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds what a file says of the works behind its models against the lists of these works: which data set, and which terms a
 * piece inherits from it. A model's digest binds its list, so a list at hand is the one that the model learnt from.
 */
public final class DatasetCheck implements RecordCheck {
    private final Replay.Models models;

    public DatasetCheck(Replay.Models models) {
        this.models = models;
    }

    /** One finding about all models of the journal: that which weighs most, and of equal ones all. */
    @Override
    public List<Finding> examine(SignedRecord record) {
        Set<Digest> asked = record.journal().entries().stream()
                .map(Entry::operation)
                .filter(Generation.Requested.class::isInstance)
                .map(request -> ((Generation.Requested) request).model())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Stream<Finding> behind = asked.stream()
                .map(model -> behind(
                        model,
                        record.origins().stream()
                                .filter(origin -> origin.model().equals(Optional.of(model)))
                                .toList()));
        Map<Outcome, List<String>> found = Stream.of(
                        behind, missing(record.journal(), asked.isEmpty()), strange(record.origins(), asked))
                .flatMap(Function.identity())
                .collect(Collectors.groupingBy(
                        Finding::outcome, Collectors.mapping(Finding::detail, Collectors.toList())));
        Outcome gravest = Stream.of(Outcome.MISMATCH, Outcome.SKIPPED, Outcome.MATCH)
                .filter(found::containsKey)
                .findFirst()
                .orElseThrow();
        return List.of(new Finding(Subject.DATASET, gravest, String.join("; ", found.get(gravest))));
    }

    /** What is found where no model is asked, or entries that may ask one are not at hand. */
    private static Stream<Finding> missing(Journal journal, boolean noneAsked) {
        if (journal.omitted() > 0) {
            return Stream.of(skipped(
                    journal.omitted() + " entries of the journal do not lie here, and may name further models"));
        }
        return noneAsked
                ? Stream.of(new Finding(
                        Subject.DATASET,
                        Outcome.MATCH,
                        "no model was asked for the piece, so no data set lies behind it"))
                : Stream.empty();
    }

    /** Data sets that are named beside no model; each must be that of one that was asked. */
    private Stream<Finding> strange(List<SignedRecord.Origin> origins, Set<Digest> asked) {
        List<Optional<ModelFolder>> found = asked.stream().map(models::find).toList();
        if (found.stream().anyMatch(Optional::isEmpty)) {
            return Stream.empty();
        }
        Set<String> known = found.stream()
                .map(model -> model.orElseThrow().config().dataset().root().urn())
                .collect(Collectors.toSet());
        return origins.stream()
                .filter(origin -> origin.model().isEmpty())
                .flatMap(origin -> origin.datasets().stream())
                .filter(name -> !known.contains(name))
                .map(name -> new Finding(
                        Subject.DATASET,
                        Outcome.MISMATCH,
                        "the file names the data set " + name + ", from which no model of its journal learnt"));
    }

    private Finding behind(Digest digest, List<SignedRecord.Origin> said) {
        Optional<ModelFolder> model = models.find(digest);
        if (model.isEmpty()) {
            return skipped(Replay.notAtHand(digest));
        }
        ModelConfig.Dataset dataset = model.get().config().dataset();
        try {
            Terms terms = GenerationStatement.terms(model.get());
            Optional<String> difference = said.stream()
                    .flatMap(origin -> difference(origin, dataset, terms).stream())
                    .findFirst();
            if (difference.isPresent()) {
                return new Finding(Subject.DATASET, Outcome.MISMATCH, difference.get());
            }
            String found = dataset.works() + " works of " + dataset.name() + " are behind the piece, "
                    + "under these terms: " + TermsInWords.of(terms);
            return !said.isEmpty()
                            && said.stream().allMatch(origin -> origin.terms().isPresent())
                    ? new Finding(Subject.DATASET, Outcome.MATCH, found)
                    : skipped(found + "; the file itself does not state them");
        } catch (ModelException e) {
            return skipped("the works behind the piece cannot be told: " + e.getMessage());
        }
    }

    private static Optional<String> difference(SignedRecord.Origin said, ModelConfig.Dataset dataset, Terms terms) {
        String name = dataset.root().urn();
        Optional<String> other =
                said.datasets().stream().filter(each -> !each.equals(name)).findFirst();
        if (other.isPresent()) {
            return Optional.of("the file names the data set " + other.get() + ", and the model learnt from " + name);
        }
        CborValue follows = CborValue.of(GenerationStatement.stated(terms).stream()
                .map(GenerationAssertion.Terms::toCbor)
                .toList());
        return said.terms().isEmpty() || said.terms().get().equals(follows)
                ? Optional.empty()
                : Optional.of("the terms that the file states are not those of the " + dataset.works()
                        + " works behind its model, which are: " + TermsInWords.of(terms));
    }

    private static Finding skipped(String detail) {
        return new Finding(Subject.DATASET, Outcome.SKIPPED, detail);
    }
}
