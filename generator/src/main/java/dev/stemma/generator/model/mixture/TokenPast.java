package dev.stemma.generator.model.mixture;

import dev.stemma.generator.model.MelodyContext;
import dev.stemma.generator.model.Vocabulary;
import dev.stemma.generator.model.markov.ContextKey;
import dev.stemma.generator.model.markov.Past;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Ticks;
import java.util.Arrays;

/**
 * The tokens before the one that is due, with their places in their bars. Rhythm tokens (notes and rests) are numbered by
 * themselves, and so are pitches: the events of a rhythm step are rhythm tokens, those of a pitch step are pitches. Mutable:
 * it goes on together with its {@link MelodyContext}.
 */
final class TokenPast implements Past {
    /** Bars back to which melodies are compared. */
    static final int[] BARS_BEFORE = {1, 2, 4, 8};

    private static final long PLACE_UNIT = Ticks.PER_QUARTER / 24;
    private static final int PLACES = 1 << 12;
    private static final int NONE = -1;

    private final Vocabulary vocabulary;
    private final MelodyContext context;
    private final long traditionKey;
    private int[] rhythms;
    private int[] positions; // bar index * PLACES + place in the bar
    private int[] noteOf; // by rhythm token: the note's number, or NONE for a rest
    private int[] pitches;
    private int[] rhythmOf; // by note: the number of its rhythm token
    private int rhythmCount;
    private int noteCount;
    private final int[] rhythmRuns; // by index of BARS_BEFORE: how many rhythm tokens in a row were those of then
    private final int[] differences; // of the last pitch to that of then
    private final int[] differenceRuns; // how often in a row it was the same
    private final Due due = new Due();
    private double[] network = new double[0];

    TokenPast(Vocabulary vocabulary, MelodyContext context) {
        this.vocabulary = vocabulary;
        this.context = context;
        traditionKey = ContextKey.empty(context.conditions().tradition().id());
        rhythms = new int[64];
        positions = new int[64];
        noteOf = new int[64];
        pitches = new int[64];
        rhythmOf = new int[64];
        rhythmRuns = new int[BARS_BEFORE.length];
        differences = new int[BARS_BEFORE.length];
        differenceRuns = new int[BARS_BEFORE.length];
    }

    private TokenPast(TokenPast other, MelodyContext context) {
        this.vocabulary = other.vocabulary;
        this.context = context;
        traditionKey = other.traditionKey;
        rhythms = other.rhythms.clone();
        positions = other.positions.clone();
        noteOf = other.noteOf.clone();
        pitches = other.pitches.clone();
        rhythmOf = other.rhythmOf.clone();
        rhythmCount = other.rhythmCount;
        noteCount = other.noteCount;
        rhythmRuns = other.rhythmRuns.clone();
        differences = other.differences.clone();
        differenceRuns = other.differenceRuns.clone();
        network = other.network;
    }

    /** The same past, going on with a copy of the context. */
    TokenPast copy(MelodyContext copied) {
        return new TokenPast(this, copied);
    }

    MelodyContext context() {
        return context;
    }

    /** Stands for the tradition, wherever it stands in the vocabulary. */
    long traditionKey() {
        return traditionKey;
    }

    /** Events of the kind that is due. */
    @Override
    public int length() {
        return context.awaitsPitch() ? noteCount : rhythmCount;
    }

    /** The logarithms of probabilities, by token, that the network gave for the token that is due. */
    double[] network() {
        return network;
    }

    void network(double[] logProbabilities) {
        network = logProbabilities;
    }

    /** Takes the token that was due; to be called before the context takes it. */
    void accept(int token) {
        if (vocabulary.isPitch(token)) {
            acceptPitch(token - vocabulary.firstPitchToken());
        } else {
            acceptRhythm(token);
        }
        due.known = false;
    }

    private void acceptRhythm(int token) {
        for (int i = 0; i < BARS_BEFORE.length; i++) {
            rhythmRuns[i] = rhythmBefore(i) == token ? rhythmRuns[i] + 1 : 0;
        }
        if (rhythmCount == rhythms.length) {
            rhythms = Arrays.copyOf(rhythms, 2 * rhythmCount);
            positions = Arrays.copyOf(positions, 2 * rhythmCount);
            noteOf = Arrays.copyOf(noteOf, 2 * rhythmCount);
        }
        rhythms[rhythmCount] = token;
        positions[rhythmCount] = due().position;
        noteOf[rhythmCount] = vocabulary.isNote(token) ? noteCount : NONE;
        rhythmCount++;
    }

    private void acceptPitch(int pitch) {
        for (int i = 0; i < BARS_BEFORE.length; i++) {
            int then = noteBefore(i);
            if (then == NONE) {
                differenceRuns[i] = 0;
                differences[i] = 0;
            } else {
                int difference = pitch - pitches[then];
                differenceRuns[i] = difference == differences[i] ? differenceRuns[i] + 1 : 1;
                differences[i] = difference;
            }
        }
        if (noteCount == pitches.length) {
            pitches = Arrays.copyOf(pitches, 2 * noteCount);
            rhythmOf = Arrays.copyOf(rhythmOf, 2 * noteCount);
        }
        pitches[noteCount] = pitch;
        rhythmOf[noteCount] = rhythmCount - 1;
        noteCount++;
    }

    /** Number of notes whose pitch is known. */
    int notes() {
        return noteCount;
    }

    /** Pitch of a past note, numbered from the lowest pitch token. */
    int pitch(int note) {
        return pitches[note];
    }

    /** Interval to a past note from the one before it; a number out of the way for the first. */
    int interval(int note) {
        return note == 0 ? 500 : pitches[note] - pitches[note - 1];
    }

    /** Pitch of the last note; without one, that of the tonic. */
    int lastPitch() {
        return noteCount == 0 ? -vocabulary.lowestPitch() : pitches[noteCount - 1];
    }

    /** A past rhythm token. */
    int rhythm(int event) {
        return rhythms[event];
    }

    /** Rhythm token of a note, past or due. */
    int rhythmOfNote(int note) {
        return note == noteCount ? rhythms[rhythmCount - 1] : rhythms[rhythmOf[note]];
    }

    /** The rhythm token before that of a note, past or due, or -1: it shows a rest before the note. */
    int rhythmBeforeNote(int note) {
        int event = (note == noteCount ? rhythmCount - 1 : rhythmOf[note]) - 1;
        return event < 0 ? NONE : rhythms[event];
    }

    /** Place in the bar of a past rhythm token, in 24ths of a quarter. */
    int placeOf(int event) {
        return positions[event] & (PLACES - 1);
    }

    /** Place in the bar of a past note, in 24ths of a quarter. */
    int placeOfNote(int note) {
        return placeOf(rhythmOf[note]);
    }

    /** Place in the bar of the event that is due, in 24ths of a quarter. */
    int place() {
        return due().position & (PLACES - 1);
    }

    /** Stands for the metre, the place in the bar, and whether the beats are divided in three. */
    long metrePlace() {
        return due().metrePlace;
    }

    /** Metrical strength of the event that is due, as in {@link MelodyContext#strength}. */
    int strength() {
        return due().strength;
    }

    /** The rhythm token that began at the same place some bars before, or -1; by index of {@link #BARS_BEFORE}. */
    int rhythmBefore(int index) {
        return due().began[index] ? rhythms[due().events[index]] : NONE;
    }

    /** The note that sounded at the same place some bars before, or -1; by index of {@link #BARS_BEFORE}. */
    int noteBefore(int index) {
        int event = due().events[index];
        return event == NONE ? NONE : noteOf[event];
    }

    /** Whether something began at the same place some bars before. */
    boolean beganBefore(int index) {
        return due().began[index];
    }

    private Due due() {
        if (!due.known) {
            due.know();
        }
        return due;
    }

    /** What is known of the place of the event that is due, found out once for all members. */
    private final class Due {
        private final int[] events = new int[BARS_BEFORE.length]; // that sounded so many bars before, or NONE
        private final boolean[] began = new boolean[BARS_BEFORE.length]; // and whether they began at the same place
        private boolean known;
        private int position;
        private int strength;
        private long metrePlace;

        void know() {
            known = true;
            int place = (int) (context.placeInBar().value() / PLACE_UNIT) & (PLACES - 1);
            int bar = context.barIndex();
            position = bar * PLACES + place;
            strength = context.strength();
            Metre metre = context.bar().metre();
            metrePlace = metre.barLength().value() << 16 ^ place ^ (metre.isCompound() ? Long.MIN_VALUE : 0);
            int event = rhythmCount - 1;
            for (int i = 0; i < BARS_BEFORE.length; i++) {
                int then = position - BARS_BEFORE[i] * PLACES;
                while (event >= 0 && positions[event] > then) {
                    event--;
                }
                events[i] = bar < BARS_BEFORE[i] ? NONE : event;
                began[i] = events[i] != NONE && positions[event] == then;
            }
        }
    }

    /** How many of the last rhythm tokens in a row were those of some bars before. */
    int rhythmRun(int index) {
        return rhythmRuns[index];
    }

    /** Semitones from the note some bars before to the last note, at that note's place. */
    int difference(int index) {
        return differences[index];
    }

    /** How many of the last notes in a row had this difference. */
    int differenceRun(int index) {
        return differenceRuns[index];
    }
}
