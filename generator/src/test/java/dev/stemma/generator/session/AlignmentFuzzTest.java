package dev.stemma.generator.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.stemma.generator.music.Melody;
import dev.stemma.provenance.record.Actor;
import dev.stemma.provenance.record.Commitment;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Journal;
import dev.stemma.provenance.record.JournalException;
import dev.stemma.provenance.record.JournalNote;
import dev.stemma.provenance.record.Operation;
import dev.stemma.provenance.record.ScoreFrame;
import dev.stemma.provenance.record.Source;
import dev.stemma.provenance.record.TracedNote;
import dev.stemma.provenance.record.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any two melodies: what was done to the one to make it the other can be done, and does. */
class AlignmentFuzzTest {
    private static final Actor ANN = new Actor.Person(Commitment.to("ann", new byte[Commitment.SALT_LENGTH]));
    private static final List<String> METRES = List.of("4/4", "3/4", "6/8", "5/8", "2/2", "7/16");
    private static final List<String> KEYS = List.of("D", "A minor", "E dorian", "Bb");
    private static final long QUARTER = ScoreFrame.UNITS_PER_QUARTER;
    private static final long[] STEPS = {
        QUARTER / 2, QUARTER, QUARTER / 3, QUARTER / 4, QUARTER / 7, 1, 336, 7 * QUARTER
    };

    /** A frame with notes, which may make a melody. */
    private record Score(ScoreFrame frame, List<JournalNote> notes) {
        Melody melody() throws RecordException {
            return Scores.melody(frame, notes);
        }
    }

    /** Bytes to draw numbers from; zeros when they are used up. */
    private static final class Numbers {
        private final byte[] bytes;
        private int at;

        Numbers(byte[] bytes) {
            this.bytes = bytes;
        }

        int below(int bound) {
            return at < bytes.length ? Byte.toUnsignedInt(bytes[at++]) % bound : 0;
        }

        Score score() {
            List<JournalNote> notes = new ArrayList<>();
            long time = 0;
            long step = STEPS[below(STEPS.length)];
            int count = below(28);
            for (int i = 1; i <= count; i++) {
                time += step * below(3);
                long duration = step * (1 + below(5)) + below(2);
                notes.add(new JournalNote(i, time, duration, below(128)));
                time += duration - (below(64) == 63 ? 1 : 0);
            }
            TreeMap<Long, String> metres = new TreeMap<>(Map.of(0L, METRES.get(below(METRES.size()))));
            if (below(4) == 3) {
                metres.put(QUARTER * 4 * below(4), METRES.get(below(METRES.size())));
            }
            ScoreFrame frame = new ScoreFrame(
                    time + step * below(9),
                    below(3) == 2 ? step * below(4) : 0,
                    metres,
                    new TreeMap<>(Map.of(0L, KEYS.get(below(KEYS.size())))),
                    new TreeMap<>(Map.of(0L, 400_000 + 1_000 * below(200))));
            return new Score(frame, notes);
        }
    }

    @MethodSource("pairs")
    @FuzzTest
    void whatIsExplainedCanBeDone(byte[] bytes) throws RecordException, JournalException {
        Numbers numbers = new Numbers(bytes);
        Score before = numbers.score();
        Optional<Melody> edited = melody(numbers.score());
        if (edited.isEmpty()) {
            return;
        }
        if (melody(before).isEmpty()) {
            requireRefused(before, edited.get());
            return;
        }
        Journal journal = imported(before);
        Alignment alignment = Alignment.of(before.frame(), before.notes(), edited.get(), journal.nextNote());
        for (Operation operation : alignment.operations()) {
            add(journal, operation);
        }
        assertThat(shown(journal)).isEqualTo(alignment.settled());
        if (alignment.played().isPresent()) {
            add(journal, alignment.played().get());
        }
        assertThat(shown(journal)).isEqualTo(edited.get());
    }

    private static Optional<Melody> melody(Score score) {
        try {
            return Optional.of(score.melody());
        } catch (RecordException e) {
            assertThat(e.getMessage()).isNotBlank();
            return Optional.empty();
        }
    }

    private static void requireRefused(Score before, Melody edited) {
        try {
            Alignment.of(before.frame(), before.notes(), edited, 100);
            throw new AssertionError("what is no melody was explained");
        } catch (RecordException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    private static Journal imported(Score score) throws JournalException {
        Journal journal = new Journal();
        journal.begin(new UUID(1, 2), ANN, Instant.EPOCH);
        add(journal, new Source.Imported(Digest.of(new byte[0]), "audio/midi", score.frame(), score.notes()));
        return journal;
    }

    private static void add(Journal journal, Operation operation) throws JournalException {
        journal.add(ANN, Instant.EPOCH, journal.size() - 1, operation);
    }

    private static Melody shown(Journal journal) throws RecordException {
        Version version = journal.version(journal.size() - 1).orElseThrow();
        return Scores.melody(
                version.frame(), version.notes().stream().map(TracedNote::note).toList());
    }

    /** A scale, and what may become of it. */
    static Stream<byte[]> pairs() {
        byte[] scale = score(0, 60, 62, 64, 65, 67, 69, 71, 72);
        return Stream.of(
                pair(scale, scale),
                pair(scale, score(0, 62, 64, 66, 67, 69, 71, 73, 74)),
                pair(scale, score(1, 60, 62, 64, 65, 67, 69, 71, 72)),
                pair(scale, score(0, 60, 62, 63, 65, 69, 71, 72)),
                pair(score(2, 60, 60, 60, 61), score(0, 72)));
    }

    private static byte[] score(int step, int... pitches) {
        byte[] bytes = new byte[2 + 5 * pitches.length + 6];
        bytes[0] = (byte) step;
        bytes[1] = (byte) pitches.length;
        for (int i = 0; i < pitches.length; i++) {
            bytes[2 + 5 * i + 3] = (byte) pitches[i];
        }
        return bytes;
    }

    private static byte[] pair(byte[] one, byte[] other) {
        byte[] both = new byte[one.length + other.length];
        System.arraycopy(one, 0, both, 0, one.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
