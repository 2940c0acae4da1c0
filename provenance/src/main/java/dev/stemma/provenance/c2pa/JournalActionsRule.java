package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Entry;
import dev.stemma.provenance.record.Generation;
import dev.stemma.provenance.record.Journal;
import dev.stemma.provenance.record.RecordCheck.Subject;
import dev.stemma.provenance.record.Source;
import dev.stemma.provenance.record.Version;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a manifest says in the standard's words, of models, settings and the source of the content, is what its journal says.
 */
final class JournalActionsRule implements JournalRule {
    /** Actions whose source is that of all that the file holds. */
    private static final Set<String> ABOUT_CONTENT = Set.of(Action.CREATED, Action.EDITED);

    @Override
    public void apply(RecordedJournal recorded, RecordFindings findings) {
        for (JournalPart part : recorded.parts()) {
            Optional<Version> version = recorded.journal().version(part.shows());
            version.ifPresent(shown -> new Statement(recorded.journal(), part, shown, findings).check());
        }
    }

    /** What one manifest says, beside the version that it shows. */
    private record Statement(Journal journal, JournalPart part, Version shown, RecordFindings findings) {
        void check() {
            part.manifest().assertions(GenerationAssertion.class).findFirst().ifPresent(this::checkGeneration);
            checkModels();
            part.manifest()
                    .assertions(ActionsAssertion.class)
                    .flatMap(list -> list.actions().stream())
                    .forEach(this::checkSource);
        }

        private void mismatch(String detail) {
            mismatch(Subject.JOURNAL, detail);
        }

        private void mismatch(Subject subject, String detail) {
            findings.mismatch(subject, part.manifest(), detail);
        }

        private void checkGeneration(GenerationAssertion stated) {
            Optional<Entry> last = offers().reduce((earlier, later) -> later);
            if (last.isEmpty()) {
                mismatch(
                        "the file says by which model and settings it was made, but the version that it shows builds on"
                                + " no offer of a model");
                return;
            }
            Generation.Offered offered = (Generation.Offered) last.get().operation();
            Generation.Requested requested = (Generation.Requested)
                    journal.entry(last.get().base().orElseThrow()).orElseThrow().operation();
            compare("the model", stated.model().digest(), requested.model());
            compare("the settings", stated.request(), requested.settings());
            compare("the seed", stated.seed(), offered.seed());
            compare("the version of the kernel", stated.kernelVersion(), requested.kernel());
            compare(
                    "the sampler",
                    stated.sampler().name() + " " + stated.sampler().version(),
                    requested.sampler().name() + " " + requested.sampler().version());
        }

        private void compare(String what, Object stated, Object recorded) {
            contradiction(what, stated, recorded).ifPresent(this::mismatch);
        }

        private static Optional<String> contradiction(String what, Object stated, Object recorded) {
            return stated.equals(recorded)
                    ? Optional.empty()
                    : Optional.of(what + " is stated as " + stated + "; in the journal it is " + recorded);
        }

        /** Offers on which the version shown builds, the oldest first; what is brought in takes the place of all before. */
        private Stream<Entry> offers() {
            List<Entry> bases = built();
            int from = 0;
            for (int i = 0; i < bases.size(); i++) {
                from = bases.get(i).operation() instanceof Source.Imported ? i : from;
            }
            return bases.subList(from, bases.size()).stream()
                    .filter(entry -> entry.operation() instanceof Generation.Offered);
        }

        private void checkModels() {
            if (journal.omitted() > 0) {
                return;
            }
            Set<Digest> asked = journal.entries().subList(0, part.end()).stream()
                    .filter(entry -> entry.operation() instanceof Generation.Requested)
                    .map(entry -> ((Generation.Requested) entry.operation()).model())
                    .collect(Collectors.toSet());
            named().filter(name -> asked.stream().noneMatch(digest -> name.equals(digest.urn())))
                    .forEach(name -> mismatch("the file names the model " + name + ", which the journal does not"));
        }

        private Stream<String> named() {
            return Stream.concat(
                            part.manifest()
                                    .assertions(IngredientAssertion.class)
                                    .filter(ingredient -> ingredient.dataTypes().stream()
                                            .anyMatch(type -> type.type().equals(IngredientAssertion.DataType.MODEL)))
                                    .flatMap(ingredient -> ingredient.instanceId().stream()),
                            part.manifest()
                                    .assertions(AiDisclosureAssertion.class)
                                    .flatMap(disclosure -> disclosure.modelIdentifier().stream()))
                    .filter(name -> name.startsWith(Digest.URN))
                    .distinct();
        }

        /** Others read the source as a label, and the journal holds it too. */
        private void checkSource(Action action) {
            if (ABOUT_CONTENT.contains(action.action())) {
                action.digitalSourceType()
                        .flatMap(stated -> contradiction(
                                "the source of the content",
                                stated,
                                DigitalSourceType.of(journal, shown).uri()))
                        .ifPresent(detail -> {
                            mismatch(detail);
                            mismatch(Subject.LABEL, detail);
                        });
            }
        }

        private List<Entry> built() {
            return journal.ancestry(part.shows()).stream()
                    .flatMap(index -> journal.entry(index).stream())
                    .toList();
        }
    }
}
