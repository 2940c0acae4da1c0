package dev.stemma.generator.session;

import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Ticks;
import java.util.List;
import java.util.Optional;

/**
 * Why a note could be expected, or not: what the model made of it before it sounded.
 *
 * @param rhythm the choice of its duration, and of the rests before it
 * @param pitch the choice of its pitch, its duration known
 */
public record Explanation(Note note, Choice<Ticks> rhythm, Choice<Pitch> pitch) {
    /** Surprise of the whole note, in bits. */
    public double bits() {
        return rhythm.bits() + pitch.bits();
    }

    /** How surprising the model expected the note to be, in bits: the entropy of its choices. */
    public double expectedBits() {
        return rhythm.expected() + pitch.expected();
    }

    /** What a part of the model made of the note, in bits, rests before it not counted; nothing if it has no such part. */
    public Optional<Double> bits(String member) {
        Optional<Double> ofRhythm = rhythm.bits(member);
        return ofRhythm.flatMap(bits -> pitch.bits(member).map(more -> bits + more));
    }

    /** The same of a note that sounds a little differently than the model read it. */
    public Explanation of(Note other) {
        return new Explanation(other, rhythm, pitch);
    }

    /**
     * One choice.
     *
     * @param bits the surprise: minus the binary logarithm of the probability of what was chosen
     * @param expected the mean surprise of what the model would choose, in bits
     * @param rank place of what was chosen among all alternatives by probability, 1 = likeliest
     * @param alternatives the likeliest first, what was chosen among them or not
     * @param members what each part of the model made of it, parts of parts behind their whole
     */
    public record Choice<T>(
            double bits, double expected, int rank, List<Alternative<T>> alternatives, List<Member> members) {
        public Choice {
            alternatives = List.copyOf(alternatives);
            members = List.copyOf(members);
        }

        Optional<Double> bits(String member) {
            return members.stream()
                    .filter(each -> each.name().equals(member))
                    .map(Member::bits)
                    .findFirst();
        }
    }

    /** Something that could have stood there instead. */
    public record Alternative<T>(T value, double probability) {}

    /**
     * What one part of the model made of a choice.
     *
     * @param name the path to it, such as {@code china/short-term}
     * @param weight with which it was heard
     * @param bits its own surprise
     * @param context how many of the last events it looked at, 0 if it does not count them
     */
    public record Member(String name, double weight, double bits, int context) {}
}
