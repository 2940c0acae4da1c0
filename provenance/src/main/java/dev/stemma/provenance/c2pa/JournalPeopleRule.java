package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.record.Actor;
import dev.stemma.provenance.record.Commitment;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Entry;
import dev.stemma.provenance.record.Opening;
import dev.stemma.provenance.record.RecordCheck.Subject;
import dev.stemma.provenance.record.Remark;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The people of a journal: each opening opens something in it, and who answers for the record by a signature of their own is
 * told. A person without an opening is told too, and fails nothing: names may be taken out of a file.
 */
final class JournalPeopleRule implements JournalRule {
    @Override
    public void apply(RecordedJournal recorded, RecordFindings findings) {
        new Subjects(recorded, findings).check();
    }

    /** Commitments of a journal, with the entry in which each stands first. */
    private static final class Subjects {
        private final RecordedJournal recorded;
        private final RecordFindings findings;
        private final Map<Commitment, Integer> people = new LinkedHashMap<>();
        private final Map<Commitment, Integer> texts = new LinkedHashMap<>();
        private final Map<Commitment, Opening> names = new LinkedHashMap<>();

        Subjects(RecordedJournal recorded, RecordFindings findings) {
            this.recorded = recorded;
            this.findings = findings;
            for (Entry entry : recorded.journal().entries()) {
                if (entry.actor() instanceof Actor.Person person) {
                    people.putIfAbsent(person.id(), entry.index());
                }
                if (entry.operation() instanceof Remark remark) {
                    texts.putIfAbsent(remark.text(), entry.index());
                }
            }
        }

        void check() {
            for (JournalPart part : recorded.parts()) {
                Map<Commitment, Opening> seen = new HashMap<>();
                part.manifest()
                        .assertions(OpeningsAssertion.class)
                        .flatMap(assertion -> assertion.openings().stream())
                        .forEach(opening -> check(part, opening, seen));
            }
            long unnamed = people.keySet().stream()
                    .filter(person -> !names.containsKey(person))
                    .count();
            if (unnamed > 0) {
                tell(unnamed + " of " + people.size() + " people of the journal are not named here");
            }
            if (!names.isEmpty()) {
                Map<Digest, JournalPart> answering = new JournalSignatures(recorded, findings.examination()).byPeople();
                names.values().forEach(opening -> answer(opening, answering));
            }
        }

        private void check(JournalPart part, Opening opening, Map<Commitment, Opening> seen) {
            Commitment commitment = opening.commitment();
            boolean person = opening.kind() == Opening.Kind.PERSON;
            Optional<Integer> entry = Optional.ofNullable((person ? people : texts).get(commitment))
                    .filter(index -> index < part.end());
            String what = person ? "the name \"" + opening.text() + '"' : "a text";
            if (entry.isEmpty() && recorded.journal().omitted() > 0) {
                tell("the file has " + what + " of which no entry at hand speaks");
            } else if (entry.isEmpty()) {
                findings.mismatch(
                        Subject.JOURNAL,
                        part.manifest(),
                        "the file has " + what + ", but no entry of its journal is "
                                + (person ? "by a person to whom that belongs" : "about it"));
            } else if (person) {
                names.put(commitment, opening);
            }
            Opening other = seen.putIfAbsent(commitment, opening);
            if (other != null && !other.equals(opening)) {
                findings.mismatch(
                        Subject.JOURNAL, part.manifest(), "the file gives " + what + " twice, in different ways");
            }
        }

        private void answer(Opening opening, Map<Digest, JournalPart> answering) {
            Optional<JournalPart> part = opening.certificate().map(answering::get);
            if (part.isPresent()) {
                findings.support(
                        recorded.journal(),
                        findings.examination().manifest(),
                        '"' + opening.text() + "\" answers for the journal up to entry "
                                + (part.get().end() - 1) + " by a signature of his or her own");
            } else {
                tell("that \"" + opening.text() + "\" did what the journal says, says the signer of the file alone");
            }
        }

        private void tell(String detail) {
            findings.skipped(Subject.JOURNAL, findings.examination().manifest(), detail);
        }
    }
}
