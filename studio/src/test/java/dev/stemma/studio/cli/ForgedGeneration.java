package dev.stemma.studio.cli;

import dev.stemma.provenance.c2pa.Action;
import dev.stemma.provenance.c2pa.ActionsAssertion;
import dev.stemma.provenance.c2pa.Assertion;
import dev.stemma.provenance.c2pa.ContentMapAssertion;
import dev.stemma.provenance.c2pa.DataHashAssertion;
import dev.stemma.provenance.c2pa.DigitalSourceType;
import dev.stemma.provenance.c2pa.GenerationAssertion;
import dev.stemma.provenance.c2pa.GeneratorInfo;
import dev.stemma.provenance.c2pa.HashedUri;
import dev.stemma.provenance.c2pa.IngredientAssertion;
import dev.stemma.provenance.c2pa.JournalAssertion;
import dev.stemma.provenance.c2pa.LineageAssertion;
import dev.stemma.provenance.c2pa.Manifest;
import dev.stemma.provenance.c2pa.ManifestDefinition;
import dev.stemma.provenance.c2pa.OpaqueAssertion;
import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.record.Entry;
import dev.stemma.provenance.record.Generation;
import dev.stemma.provenance.record.Journal;
import dev.stemma.provenance.record.JournalSegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What one manifest says, as a forger tells it. */
final class ForgedGeneration {
    /** Its name before it was told anew. */
    final String label;

    private final String title;

    /** All but what is about the bytes of the file. */
    final List<Assertion> assertions = new ArrayList<>();

    /** The entry after which the piece is what the file holds. */
    ForgedEntry shows;

    UnaryOperator<JournalSegment> segment = honest -> honest;
    UnaryOperator<CborMap> lineage = honest -> honest;

    /** Whether the statements of generation and source are made to agree with the journal. */
    boolean agreeing = true;

    ForgedGeneration(Manifest manifest, ForgedEntry shows) {
        this.label = manifest.label();
        this.title = manifest.claim().flatMap(claim -> claim.title()).orElse("");
        this.shows = shows;
        manifest.assertions().stream()
                .map(stored -> stored.value())
                .filter(assertion ->
                        !(assertion instanceof DataHashAssertion) && !(assertion instanceof ContentMapAssertion))
                .filter(assertion -> !(assertion instanceof OpaqueAssertion opaque
                        && opaque.label().equals("cawg.identity")))
                .forEach(assertions::add);
    }

    /** Tells another thing in the place of an assertion. */
    <T extends Assertion> void replace(Class<T> kind, UnaryOperator<T> change) {
        assertions.replaceAll(assertion -> kind.isInstance(assertion) ? change.apply(kind.cast(assertion)) : assertion);
    }

    /** What it said of lineage before. */
    CborMap lineageStatement() {
        return assertions.stream()
                .filter(LineageAssertion.class::isInstance)
                .map(assertion -> ((LineageAssertion) assertion).statement())
                .findFirst()
                .orElse(CborMap.EMPTY);
    }

    void remove(Class<? extends Assertion> kind) {
        assertions.removeIf(kind::isInstance);
    }

    ManifestDefinition definition(
            JournalSegment honest, CborMap lineageStatement, Optional<Journal> journal, Optional<Verdict> parent) {
        ManifestDefinition.Builder manifest = ManifestDefinition.of(title, GeneratorInfo.stemma("0.1.0"));
        Map<String, HashedUri> references = new HashMap<>();
        for (Assertion assertion : assertions) {
            HashedUri reference;
            if (assertion instanceof IngredientAssertion ingredient
                    && ingredient.relationship() == IngredientAssertion.Relationship.PARENT_OF
                    && parent.isPresent()) {
                reference = manifest.add(bare(ingredient), parent.get());
            } else if (assertion instanceof JournalAssertion) {
                reference = manifest.add(JournalAssertion.of(segment.apply(honest)));
            } else if (assertion instanceof LineageAssertion) {
                reference = manifest.add(new LineageAssertion(lineage.apply(lineageStatement)));
            } else if (assertion instanceof ActionsAssertion actions) {
                reference = manifest.add(
                        referring(actions, references, agreeing ? source(journal, honest.shows()) : Optional.empty()));
            } else if (assertion instanceof GenerationAssertion stated && agreeing && journal.isPresent()) {
                reference = manifest.add(agreeing(stated, journal.get(), honest.shows()));
            } else {
                reference = manifest.add(assertion);
            }
            references.put(reference.url(), reference);
        }
        return manifest.build();
    }

    private static IngredientAssertion bare(IngredientAssertion ingredient) {
        return new IngredientAssertion(
                ingredient.relationship(),
                ingredient.title(),
                ingredient.format(),
                ingredient.instanceId(),
                ingredient.dataTypes(),
                Optional.empty(),
                ingredient.digitalSourceType(),
                ingredient.description(),
                ingredient.informationalUri());
    }

    private static Optional<DigitalSourceType> source(Optional<Journal> journal, int shows) {
        return journal.map(
                told -> DigitalSourceType.of(told, told.version(shows).orElseThrow()));
    }

    private static ActionsAssertion referring(
            ActionsAssertion actions, Map<String, HashedUri> references, Optional<DigitalSourceType> source) {
        List<Action> changed = new ArrayList<>();
        for (Action action : actions.actions()) {
            boolean stated =
                    action.digitalSourceType().isPresent() && !action.action().equals(Action.RENDERED);
            Action agreeing = stated && source.isPresent() ? action.by(source.get()) : action;
            changed.add(agreeing.with(action.ingredients().stream()
                    .map(reference -> references.getOrDefault(reference.url(), reference))
                    .toArray(HashedUri[]::new)));
        }
        return new ActionsAssertion(changed, actions.allIncluded());
    }

    private static GenerationAssertion agreeing(GenerationAssertion stated, Journal journal, int shows) {
        Optional<Entry> last = journal.ancestry(shows).stream()
                .flatMap(index -> journal.entry(index).stream())
                .filter(entry -> entry.operation() instanceof Generation.Offered)
                .reduce((earlier, later) -> later);
        if (last.isEmpty()) {
            return stated;
        }
        Generation.Requested asked = (Generation.Requested)
                journal.entry(last.get().base().getAsInt()).orElseThrow().operation();
        return new GenerationAssertion(
                new GenerationAssertion.Model(
                        stated.model().name(), stated.model().id(), asked.model()),
                asked.settings(),
                ((Generation.Offered) last.get().operation()).seed(),
                asked.kernel(),
                new GenerationAssertion.Sampler(
                        asked.sampler().name(), asked.sampler().version()),
                stated.tool(),
                stated.nearCopy(),
                stated.traditions(),
                stated.terms());
    }
}
