package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Entry;
import dev.stemma.provenance.record.Generation;
import dev.stemma.provenance.record.Journal;
import dev.stemma.provenance.record.NoteEdit;
import dev.stemma.provenance.record.Origin;
import dev.stemma.provenance.record.Passage;
import dev.stemma.provenance.record.RecordCheck.Subject;
import dev.stemma.provenance.record.Source;
import dev.stemma.provenance.record.TracedNote;
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
    private static final String DIGEST = "urn:sha256:";

    /** Sources that name no model. */
    private static final Set<String> WITHOUT_MODEL =
            Set.of(DigitalSourceType.DIGITAL_CREATION.uri(), DigitalSourceType.HUMAN_EDITS.uri());

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
            findings.mismatch(Subject.JOURNAL, part.manifest(), detail);
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
            if (!stated.equals(recorded)) {
                mismatch(what + " in the statement of generation and in the journal differ:\n  statement: " + stated
                        + "\n  journal:   " + recorded);
            }
        }

        /** Offers on which the version shown builds, the oldest first; what is brought in takes the place of all before. */
        private Stream<Entry> offers() {
            List<Entry> bases = journal.basesOf(part.shows());
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
            named().filter(name -> asked.stream().noneMatch(digest -> name.equals(DIGEST + digest)))
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
                    .filter(name -> name.startsWith(DIGEST))
                    .distinct();
        }

        private void checkSource(Action action) {
            if (action.action().equals(Action.CREATED)) {
                action.digitalSourceType().ifPresent(this::checkCreated);
            } else if (action.action().equals(Action.EDITED)) {
                action.digitalSourceType().ifPresent(this::checkEdited);
            }
        }

        private void checkCreated(String source) {
            if (WITHOUT_MODEL.contains(source) && hasNotesByModel()) {
                mismatch("the file says that a person made it (" + source
                        + "), but the journal has notes by a model in it");
            }
            boolean model = source.equals(DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA.uri());
            boolean mixed = source.equals(DigitalSourceType.COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA.uri());
            if ((model || mixed) && !hasNotesByModel()) {
                mismatch("the file says that a model made it (" + source
                        + "), but the journal has no note by a model in it");
            }
            if (model && shown.notes().stream().anyMatch(note -> !isByModelAlone(note))) {
                mismatch("the file says that a model alone made it (" + source
                        + "), but the journal has notes by people in it");
            }
            if (mixed && shown.notes().stream().allMatch(this::isByModelAlone) && !peopleTookPart()) {
                mismatch("the file says that people made it together with a model (" + source
                        + "), but the journal has no work of theirs");
            }
        }

        private void checkEdited(String source) {
            boolean generated = offers().anyMatch(entry -> entry.index() >= part.first());
            if (WITHOUT_MODEL.contains(source) && generated) {
                mismatch("the file says that a person edited it (" + source
                        + "), but the journal has an offer of a model in that");
            }
            boolean model = source.equals(DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA.uri());
            boolean mixed = source.equals(DigitalSourceType.COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA.uri());
            if ((model || mixed) && offers().findAny().isEmpty()) {
                mismatch("the file says that a model edited it (" + source
                        + "), but the version that it shows builds on no offer of a model");
            }
        }

        private boolean hasNotesByModel() {
            return shown.notes().stream().anyMatch(this::isFromModel);
        }

        private boolean isFromModel(TracedNote note) {
            return journal.entry(note.born())
                    .filter(entry -> entry.operation() instanceof Generation.Offered)
                    .isPresent();
        }

        private boolean isByModelAlone(TracedNote note) {
            return isFromModel(note) && note.origin() != Origin.EDITED;
        }

        private boolean peopleTookPart() {
            return journal.basesOf(part.shows()).stream()
                    .map(Entry::operation)
                    .anyMatch(operation -> operation instanceof NoteEdit || operation instanceof Passage);
        }
    }
}
