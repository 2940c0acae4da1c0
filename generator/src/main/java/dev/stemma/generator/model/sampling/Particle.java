package dev.stemma.generator.model.sampling;

import dev.stemma.generator.model.MelodyModel;
import dev.stemma.generator.model.constraint.State;
import dev.stemma.generator.model.constraint.Trail;
import dev.stemma.generator.music.Ticks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** One of several melodies drawn side by side: mutable. */
final class Particle {
    /** What was drawn, last first; shared with copies. */
    private record Drawn(Drawn before, DrawnNote note) {}

    final MelodyModel.Reading reading;
    State state;
    Trail trail;
    Ticks lookUntil;
    double logWeight;
    double logOutlook;
    private Drawn drawn;
    private double sinceLastNote;
    private int rhythmDraw;
    private int rhythms;

    Particle(MelodyModel.Reading reading, State state, Trail trail) {
        this.reading = reading;
        this.state = state;
        this.trail = trail;
        this.lookUntil = Ticks.ZERO;
    }

    Particle copy() {
        Particle copy = new Particle(reading.copy(), state, trail);
        copy.lookUntil = lookUntil;
        copy.logWeight = logWeight;
        copy.logOutlook = logOutlook;
        copy.drawn = drawn;
        copy.sinceLastNote = sinceLastNote;
        copy.rhythmDraw = rhythmDraw;
        copy.rhythms = rhythms;
        return copy;
    }

    boolean isAlive() {
        return logWeight > Double.NEGATIVE_INFINITY;
    }

    void die() {
        logWeight = Double.NEGATIVE_INFINITY;
    }

    /** Notes a rhythm token. */
    void drewRhythm(int draw, int choices, double logProbability) {
        rhythmDraw = draw;
        rhythms = choices;
        sinceLastNote += logProbability;
    }

    /** Notes a pitch token. */
    void drewPitch(int token, int particle, int choices, double[] logProbabilities) {
        int rank = 1;
        for (double other : logProbabilities) {
            rank += other > logProbabilities[token] ? 1 : 0;
        }
        drawn = new Drawn(
                drawn,
                new DrawnNote(
                        state.note(token),
                        rhythmDraw,
                        particle,
                        sinceLastNote + logProbabilities[token],
                        rank,
                        rhythms,
                        choices));
        sinceLastNote = 0;
    }

    /** A given note or silence: what led to it is no part of the next note. */
    void forgetRhythm() {
        sinceLastNote = 0;
    }

    List<DrawnNote> notes() {
        List<DrawnNote> notes = new ArrayList<>();
        for (Drawn at = drawn; at != null; at = at.before()) {
            notes.add(at.note());
        }
        Collections.reverse(notes);
        return notes;
    }
}
