package dev.stemma.studio.statement;

import dev.stemma.provenance.c2pa.ActorRole;
import dev.stemma.provenance.c2pa.NamedRoles;
import dev.stemma.provenance.label.Regime;
import dev.stemma.provenance.record.Bits;
import dev.stemma.provenance.record.Contribution;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Origin;
import dev.stemma.provenance.record.Share;
import dev.stemma.studio.statement.Readiness.Answer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the journal of a piece answers to what regimes ask about people; without one nobody can tell. */
final class DeedAnswers {
    private static final String JOURNAL = "dev.stemma.journal";
    private static final String OPENINGS = "dev.stemma.openings";
    private static final String NOTES = "dev.stemma.lineage/notes";
    private static final List<String> EDITING =
            List.of("note-added", "note-removed", "note-pitched", "note-moved", "note-resized");
    private static final List<String> DEEDS = Stream.concat(
                    Stream.of("imported", "requested", "chosen"), EDITING.stream())
            .toList();

    private final RecordFacts facts;

    DeedAnswers(RecordFacts facts) {
        this.facts = facts;
    }

    private Answer told(Function<PieceAccount, Answer> answer) {
        return facts.account().map(answer).orElseGet(() -> Answer.missing("journal.add", "journal.none"));
    }

    Answer people(Regime regime) {
        return told(account -> people(regime, account));
    }

    private Answer people(Regime regime, PieceAccount account) {
        List<Share> people = account.contribution().people();
        if (people.isEmpty()) {
            return Answer.missing("people.add", "people.none");
        }
        Map<Digest, List<ActorRole>> roles = NamedRoles.of(facts.verdict());
        List<Phrase> named = people.stream()
                .flatMap(share -> person(share, account.names(), roles).stream())
                .toList();
        if (named.size() < people.size()) {
            return Answer.partly(JOURNAL, "people.open", "people.unnamed", people.size(), named.size());
        }
        return regime == Regime.PRO
                ? Answer.partly(OPENINGS, "people.number", "people.unnumbered", named)
                : Answer.present(OPENINGS, "people.named", named);
    }

    private static Optional<Phrase> person(Share share, Names names, Map<Digest, List<ActorRole>> roles) {
        List<Phrase> named = names.certificate(share.person()).map(roles::get).stream()
                .flatMap(List::stream)
                .map(role -> Phrase.of("role." + role))
                .toList();
        return names.name(share.person()).map(name -> Phrase.of("person", name, named.isEmpty() ? did(share) : named));
    }

    /** The role of somebody who states none. */
    private static List<Phrase> did(Share share) {
        List<Phrase> deeds = DEEDS.stream()
                .filter(deed -> share.operations(deed) > 0)
                .map(deed -> Phrase.of("did." + deed))
                .toList();
        return deeds.isEmpty() ? List.of(Phrase.of("did.other")) : deeds;
    }

    /** Notes that people entered, and those of others that they changed: both can be perceived in the result. */
    Answer input() {
        return told(account -> {
            Contribution contribution = account.contribution();
            int entered = facts.notes(Origin.HUMAN);
            int changed = facts.notes(Origin.EDITED);
            int all = contribution.notes().size();
            return entered + changed == 0
                    ? Answer.missing("edits.add", "input.none", all)
                    : Answer.present(
                            NOTES,
                            "input.notes",
                            all,
                            entered,
                            changed,
                            bits(contribution.bits().entry()),
                            bits(contribution.bits().edit()));
        });
    }

    Answer edits() {
        return told(account -> {
            int operations = account.contribution().people().stream()
                    .flatMapToInt(share -> EDITING.stream().mapToInt(share::operations))
                    .sum();
            return operations == 0
                    ? Answer.missing("edits.add", "edits.none")
                    : Answer.present(JOURNAL, "edits.operations", operations);
        });
    }

    Answer selection() {
        return facts.withoutModel() ? ModelAnswers.noModel() : told(DeedAnswers::selection);
    }

    private static Answer selection(PieceAccount account) {
        Contribution contribution = account.contribution();
        int offers = contribution.unused().offers() + contribution.taken().size();
        int chosen = contribution.people().stream()
                .mapToInt(share -> share.operations("chosen"))
                .sum();
        return chosen == 0
                ? Answer.missing("selection.add", "selection.none", offers)
                : Answer.present(
                        JOURNAL,
                        "selection.offers",
                        offers,
                        chosen,
                        bits(contribution.bits().selection()));
    }

    Answer process() {
        return told(account -> account.omitted() == 0
                ? Answer.present(JOURNAL, "process.entries", account.journal().size())
                : Answer.partly(
                        JOURNAL,
                        "process.add",
                        "process.omitted",
                        account.journal().size(),
                        account.omitted()));
    }

    Answer disclaimed() {
        if (facts.withoutModel()) {
            return ModelAnswers.noModel();
        }
        return told(account -> facts.notes(Origin.MODEL) == 0
                ? Answer.notApplicable("disclaimed.none")
                : Answer.present(
                        NOTES,
                        "disclaimed.notes",
                        facts.notes(Origin.MODEL),
                        account.contribution().notes().size()));
    }

    private static Phrase bits(Bits bits) {
        String sum = String.format(Locale.ROOT, "%.1f", bits.sum());
        if (bits.unknown() == 0) {
            return Phrase.of("bits", sum);
        }
        return bits.known() == 0
                ? Phrase.of("bits.unknown", bits.unknown())
                : Phrase.of("bits.partly", sum, bits.unknown());
    }
}
