package dev.stemma.generator.model;

/**
 * How well melodies were predicted.
 *
 * @param notes predicted
 * @param rhythmBits sum over all rhythm tokens, rests included
 * @param pitchBits sum over all pitch tokens, each given its note's duration
 */
public record BitsPerNote(long notes, double rhythmBits, double pitchBits) {
    public static final BitsPerNote NOTHING = new BitsPerNote(0, 0, 0);

    /** The bits that a model needs for a sequence. */
    public static BitsPerNote of(MelodyModel model, TokenSequence sequence) {
        MelodyModel.Reading reading = model.read(sequence.conditions());
        long notes = 0;
        double rhythm = 0;
        double pitch = 0;
        for (TokenSequence.Event event : sequence.events()) {
            double bits = -reading.logProbabilities()[event.token()] / Math.log(2);
            if (model.vocabulary().isPitch(event.token())) {
                notes++;
                pitch += bits;
            } else {
                rhythm += bits;
            }
            reading.accept(event.token(), event.duration());
        }
        return new BitsPerNote(notes, rhythm, pitch);
    }

    public BitsPerNote plus(BitsPerNote other) {
        return new BitsPerNote(notes + other.notes, rhythmBits + other.rhythmBits, pitchBits + other.pitchBits);
    }

    /** Bits for one whole note. */
    public double perNote() {
        return (rhythmBits + pitchBits) / notes;
    }

    /** Bits for the pitch of one note. */
    public double pitchPerNote() {
        return pitchBits / notes;
    }

    /** Bits for the rhythm of one note. */
    public double rhythmPerNote() {
        return rhythmBits / notes;
    }
}
