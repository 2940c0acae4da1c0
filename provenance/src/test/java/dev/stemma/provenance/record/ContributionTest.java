package dev.stemma.provenance.record;

import static dev.stemma.provenance.record.Story.ANN;
import static dev.stemma.provenance.record.Story.BO;
import static dev.stemma.provenance.record.Story.QUARTER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.provenance.cbor.CborReader;
import dev.stemma.provenance.cbor.CborWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people did to a piece, counted and in bits, as anybody can work it out by hand. */
class ContributionTest {
    private static final Optional<Double> UNKNOWN = Optional.empty();

    /** Ann asks for four candidates of four notes, takes the second, and works on it with Bo. */
    private static Story piece() throws JournalException {
        Story story = new Story().asks(ANN, 4); // entry 1
        for (int number = 1; number <= 4; number++) {
            story.offers(1, number, -2.25 * number, List.of(), 0, 60 + number, 62, 64, 65); // entries 2 to 5, n1 to n16
        }
        return story.from(3).does(ANN, new Generation.Chosen());
    }

    @Test
    void aPieceOfTwoPeopleIsCountedAsOneWouldByHand() throws JournalException {
        Story story = piece().pitches(ANN, 5, 67, Optional.of(3.5))
                .pitches(BO, 6, 60, UNKNOWN)
                .enters(BO, 4, 72, Optional.of(6.25))
                .enters(BO, 5, 71, UNKNOWN)
                .moves(ANN, 8, 6, Optional.of(1.5))
                .does(ANN, new Passage.Locked(new TickSpan(0, 2 * QUARTER)));

        Contribution contribution = story.contribution();

        assertThat(contribution.origins())
                .isEqualTo(
                        Map.of(Origin.MODEL, 1, Origin.HUMAN, 2, Origin.EDITED, 3, Origin.IMPORTED, 0, Origin.RULE, 0));
        assertThat(contribution.locked()).isEqualTo(2);
        assertThat(contribution.people()).extracting(Share::person).containsExactly(ANN.id(), BO.id());
        Share ann = contribution.share(ANN.id()).orElseThrow();
        assertThat(ann.operations())
                .isEqualTo(Map.of("requested", 1, "chosen", 1, "note-pitched", 1, "note-moved", 1, "locked", 1));
        assertThat(ann.inferred()).isOne();
        assertThat(List.of(ann.entered(), ann.edited())).containsExactly(0, 2);
        assertThat(ann.bits())
                .isEqualTo(new BitVector(Bits.NONE, new Bits(5, 2, 0), new Bits(2, 1, 0), new Bits(4.5, 1, 0)));
        Share bo = contribution.share(BO.id()).orElseThrow();
        assertThat(bo.operations()).isEqualTo(Map.of("note-pitched", 1, "note-added", 2));
        assertThat(List.of(bo.entered(), bo.edited())).containsExactly(2, 1);
        assertThat(bo.bits()).isEqualTo(new BitVector(new Bits(6.25, 1, 1), Bits.UNKNOWN, Bits.NONE, Bits.NONE));
        assertThat(contribution.unused()).isEqualTo(new Contribution.Unused(3, 12));
        assertThat(contribution.taken())
                .containsExactly(new TakenOffer(
                        1, 3, 4, List.of(5L, 6L, 7L, 8L), Optional.of(Bits.of(2)), Optional.of(Bits.of(4.5))));
    }

    @Test
    void aBarTellsOfTheNotesThatBeginInIt() throws JournalException {
        Contribution contribution = piece().pitches(ANN, 5, 67, Optional.of(3.5))
                .enters(BO, 4, 72, Optional.of(6.25))
                .contribution();

        Stretch first = contribution.over(new TickSpan(0, 4 * QUARTER));
        Stretch second = contribution.over(new TickSpan(4 * QUARTER, 8 * QUARTER));

        assertThat(first.origins()).containsEntry(Origin.MODEL, 3).containsEntry(Origin.EDITED, 1);
        assertThat(first.edit()).isEqualTo(Bits.of(3.5));
        assertThat(first.taken()).hasSize(1);
        assertThat(second.entry()).isEqualTo(Bits.of(6.25));
        assertThat(second.notes().get(0).people()).containsExactly(BO.id());
        assertThat(second.taken()).isEmpty();
    }

    @Test
    void whatWasUndoneOrBroughtBackIsNoPartOfTheFigures() throws JournalException {
        Story undone = piece();
        int before = undone.at();
        undone.enters(ANN, 4, 72, Optional.of(9.0)).from(before).does(ANN, new Step.Undone());
        assertThat(undone.contribution().bits().entry()).isEqualTo(Bits.NONE);
        assertThat(undone.contribution().people().get(0).setAside()).isEqualTo(Map.of("note-added", 1));
        assertThat(undone.contribution().people().get(0).operations("undone")).isOne();

        Contribution toAndFro = piece().pitches(ANN, 5, 80, Optional.of(9.0))
                .pitches(ANN, 5, 62, Optional.of(2.0))
                .contribution();
        assertThat(toAndFro.bits().edit()).isEqualTo(Bits.NONE);

        Contribution twice = piece().pitches(ANN, 5, 80, Optional.of(9.0))
                .pitches(BO, 5, 67, Optional.of(2.0))
                .contribution();
        assertThat(twice.bits().edit()).isEqualTo(Bits.of(2));
        assertThat(twice.share(ANN.id()).orElseThrow().bits().edit()).isEqualTo(Bits.NONE);
    }

    @Test
    void aNoteThatWasChangedAfterItWasEnteredHasNoFigureOfItsEntry() throws JournalException {
        Contribution contribution = piece().enters(ANN, 4, 90, Optional.of(12.0))
                .pitches(ANN, 17, 67, Optional.of(2.0))
                .contribution();

        assertThat(contribution.bits().entry()).isEqualTo(Bits.UNKNOWN);
        assertThat(contribution.bits().edit()).isEqualTo(Bits.of(2));
        assertThat(contribution.people().get(0).edited()).isZero();
    }

    @Test
    void onlyAPersonSelectsAndOnlyAmongWhatWasOfferedByThen() throws JournalException {
        Story late = new Story().asks(ANN, 4).offers(1, 1, -1, List.of(), 0, 60).does(ANN, new Generation.Chosen());
        int chosen = late.at();
        late.offers(1, 2, -1, List.of(), 0, 61)
                .offers(1, 3, -1, List.of(), 0, 62)
                .from(chosen);
        assertThat(late.contribution().bits().selection()).isEqualTo(Bits.of(0));

        Contribution byProgram = new Story()
                .asks(Actor.STEMMA, 2)
                .offers(1, 1, -1, List.of(), 0, 60)
                .offers(1, 2, -1, List.of(), 0, 61)
                .does(Actor.STEMMA, new Generation.Chosen())
                .contribution();
        assertThat(byProgram.people()).isEmpty();
        assertThat(byProgram.bits()).isEqualTo(BitVector.NONE);
        assertThat(byProgram.taken().get(0).selection()).isEmpty();
    }

    @Test
    void aChoiceOfWhichNothingStandsIsWorthNothing() throws JournalException {
        Story story = piece().asks(BO, 1);
        story.offers(story.at(), 1, -7, List.of(5L, 6L, 7L, 8L), 0, 48, 50, 52, 53);

        assertThat(story.contribution().bits().selection()).isEqualTo(Bits.NONE);
        assertThat(story.contribution().bits().constraint()).isEqualTo(Bits.of(7));
    }

    @Test
    void selectionIsExactForEveryPowerOfTwo() throws JournalException {
        for (int exponent = 0; exponent <= 6; exponent++) {
            Story story = new Story().asks(ANN, 1 << exponent);
            for (int number = 1; number <= 1 << exponent; number++) {
                story.offers(1, number, 0, List.of(), 0, 60);
            }
            assertThat(story.does(ANN, new Generation.Chosen())
                            .contribution()
                            .bits()
                            .selection()
                            .sum())
                    .isEqualTo(exponent);
        }
    }

    @Test
    void notesTypedAnewAfterACandidateAreFoundWhereverTheyStand() throws JournalException {
        Story story = new Story().asks(ANN, 2);
        story.offers(1, 1, -1, List.of(), 0, 60, 62, 64, 65, 67, 69).offers(1, 2, -1, List.of(), 0, 72);
        int[] rejected = {60, 62, 64, 65, 67};
        for (int i = 0; i < rejected.length; i++) {
            story.enters(ANN, 1 + i, rejected[i] + 5, UNKNOWN);
        }
        assertThat(story.contribution().overlap())
                .isEqualTo(new Overlap(5, new Overlap.Runs(0, 0), new Overlap.Runs(5, 5)));

        Story same = new Story().asks(ANN, 1).offers(1, 1, -1, List.of(), 0, 60, 62, 64, 65);
        for (long id = 1; id <= 4; id++) {
            same.does(ANN, new NoteEdit.Removed(id, false));
        }
        for (int i = 0; i < 4; i++) {
            same.enters(ANN, i, rejected[i], Optional.of(4.0));
        }
        assertThat(same.contribution().overlap())
                .isEqualTo(new Overlap(4, new Overlap.Runs(4, 4), new Overlap.Runs(0, 0)));
    }

    @Test
    void aTranspositionIsARuleWhoeverAskedForIt() throws JournalException {
        Contribution contribution =
                piece().does(ANN, new Passage.Transposed(2, Story.frame(16))).contribution();

        assertThat(contribution.origins()).containsEntry(Origin.RULE, 4).containsEntry(Origin.EDITED, 0);
        assertThat(contribution.people().get(0).edited()).isZero();
        assertThat(contribution.people().get(0).operations("transposed")).isOne();
    }

    @Test
    void theLineageStatesItAndStandsOnlyByWhatFollows() throws Exception {
        Story story = piece().enters(BO, 4, 72, Optional.of(6.25));
        Lineage lineage = Lineage.of(story.journal, story.at());
        var written = CborReader.readDeterministic(CborWriter.write(lineage.toCbor()))
                .asMap()
                .orElseThrow();

        assertThat(lineage.agreesWith(written)).isTrue();
        Lineage overclaimed = Lineage.of(piece().enters(BO, 4, 72, Optional.of(6.5)).journal, story.at());
        assertThat(overclaimed.agreesWith(written)).isFalse();
        assertThat(overclaimed.agreesOnOrigins(written)).isTrue();
    }

    /** What she did cannot become more by leaving something out of the journal that she did. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void leavingOutAnEntryOfAPersonNeverRaisesHerCounts(long seed) throws JournalException {
        Journal journal = randomPiece(new SplittableRandom(seed));
        Share whole =
                Contribution.of(journal, journal.size() - 1).share(ANN.id()).orElseThrow();
        for (int left = 1; left < journal.size(); left++) {
            if (journal.entry(left).orElseThrow().actor().equals(ANN)) {
                Journal rest = without(journal, left);
                Contribution.of(rest, rest.size() - 1)
                        .share(ANN.id())
                        .ifPresent(share -> share.operations()
                                .forEach((kind, count) ->
                                        assertThat(count).as(kind).isLessThanOrEqualTo(whole.operations(kind))));
            }
        }
    }

    private static Journal randomPiece(SplittableRandom random) throws JournalException {
        Story story = piece();
        for (int i = 0; i < 40; i++) {
            Actor actor = random.nextBoolean() ? ANN : BO;
            long note = random.nextLong(1, story.journal.nextNote());
            try {
                switch (random.nextInt(4)) {
                    case 0 -> story.enters(actor, random.nextInt(16), random.nextInt(50, 80), UNKNOWN);
                    case 1 -> story.pitches(actor, note, random.nextInt(50, 80), Optional.of(random.nextDouble(9)));
                    case 2 -> story.moves(actor, note, random.nextInt(16), UNKNOWN);
                    default -> story.does(actor, new NoteEdit.Removed(note, false));
                }
            } catch (JournalException e) {
                assertThat(story.journal.head()).as("it stays as it was").isNotNull();
            }
        }
        return story.journal;
    }

    /** The journal as it would be without an entry, and without those that then cannot be. */
    private static Journal without(Journal journal, int left) throws JournalException {
        Journal rest = new Journal();
        int[] places = new int[journal.size()];
        for (Entry entry : journal.entries()) {
            int base = entry.base().isPresent() ? places[entry.base().getAsInt()] : 0;
            places[entry.index()] = base;
            try {
                if (entry.index() == 0) {
                    rest.add(entry);
                } else if (entry.index() != left) {
                    places[entry.index()] = rest.add(entry.actor(), entry.time(), base, entry.operation())
                            .index();
                }
            } catch (JournalException e) {
                assertThat(e).hasMessageContaining("entry");
            }
        }
        return rest;
    }
}
