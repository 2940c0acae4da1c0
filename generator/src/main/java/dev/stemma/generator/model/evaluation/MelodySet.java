package dev.stemma.generator.model.evaluation;

import dev.stemma.generator.model.markov.EventMelody;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Ticks;
import dev.stemma.provenance.record.Digest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

/** Melodies that are predicted together, in the order in which a model hears them. Their names differ. */
public record MelodySet(String name, List<SetMelody> melodies) {
    private static final long[] USUAL_DIVISIONS = {24, 480};

    public MelodySet {
        melodies = List.copyOf(melodies);
        if (melodies.isEmpty()) {
            throw new IllegalArgumentException("a set holds melodies, found none in " + name);
        }
        Set<String> names = new HashSet<>();
        for (SetMelody melody : melodies) {
            if (!names.add(melody.name())) {
                throw new IllegalArgumentException("two melodies of " + name + " are called " + melody.name());
            }
        }
    }

    public MelodySet withName(String other) {
        return new MelodySet(other, melodies);
    }

    /** Number of notes. */
    public int noteCount() {
        return melodies.stream()
                .mapToInt(melody -> melody.melody().notes().size())
                .sum();
    }

    /**
     * SHA-256 over names and notes in order, numbers as 64-bit big-endian: for each melody the length of its name in
     * UTF-8, the name, the number of notes, and for each note onset, duration (in {@link Ticks}) and pitch.
     */
    public Digest digest() {
        MessageDigest digest = Digest.sha256();
        for (SetMelody melody : melodies) {
            byte[] bytes = melody.name().getBytes(StandardCharsets.UTF_8);
            List<Note> notes = melody.melody().notes();
            ByteBuffer buffer = ByteBuffer.allocate(bytes.length + Long.BYTES * (2 + 3 * notes.size()));
            buffer.putLong(bytes.length).put(bytes).putLong(notes.size());
            for (Note note : notes) {
                buffer.putLong(note.onset().value())
                        .putLong(note.duration().value())
                        .putLong(note.pitch().midi());
            }
            digest.update(buffer.array());
        }
        return Digest.ofBytes(digest.digest());
    }

    /**
     * The melodies as plain events, in one unit that is exact for all of them: a 24th or a 480th of a quarter note where
     * that is fine enough, else the largest that is.
     *
     * @throws EvaluationException if a melody is too long for that unit
     */
    public List<EventMelody> events() throws EvaluationException {
        long unit = unit();
        for (SetMelody melody : melodies) {
            List<Note> notes = melody.melody().notes();
            if (notes.get(notes.size() - 1).end().value() / unit > Integer.MAX_VALUE) {
                throw new EvaluationException(name + ": " + melody.name()
                        + " is too long to be counted in the smallest time that the set needs");
            }
        }
        return melodies.stream().map(melody -> events(melody, unit)).toList();
    }

    private static EventMelody events(SetMelody melody, long unit) {
        List<Note> notes = melody.melody().notes();
        return new EventMelody(
                melody.name(),
                notes.stream()
                        .mapToInt(note -> (int) (note.onset().value() / unit))
                        .toArray(),
                notes.stream()
                        .mapToInt(note -> (int) (note.duration().value() / unit))
                        .toArray(),
                notes.stream().mapToInt(note -> note.pitch().midi()).toArray());
    }

    private long unit() {
        long common = melodies.stream()
                .flatMap(melody -> melody.melody().notes().stream())
                .flatMapToLong(note ->
                        LongStream.of(note.onset().value(), note.duration().value()))
                .reduce(0, MelodySet::greatestCommonDivisor);
        for (long division : USUAL_DIVISIONS) {
            if (common % (Ticks.PER_QUARTER / division) == 0) {
                return Ticks.PER_QUARTER / division;
            }
        }
        return common;
    }

    private static long greatestCommonDivisor(long a, long b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }
}
