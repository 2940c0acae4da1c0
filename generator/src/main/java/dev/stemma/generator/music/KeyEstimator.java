package dev.stemma.generator.music;

import java.util.List;

/**
 * Tells a major key from its relative minor, which a key signature does not: the better correlation of the melody's
 * pitch classes, weighted by duration, with the key profiles of Krumhansl and Kessler (1982), the final note counting
 * for the tonic.
 */
public final class KeyEstimator {
    private static final double[] MAJOR = {6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88};
    private static final double[] MINOR = {6.33, 2.68, 3.52, 5.38, 2.60, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17};

    /** What a final on the tonic adds to a correlation: it outweighs a doubtful profile, not a clear one. */
    private static final double FINAL_ON_TONIC = 0.3;

    private KeyEstimator() {}

    /** A major key as its signature gives it, or its relative minor if the notes say so; other modes as they are. */
    public static Key settle(Key stated, List<Note> notes) {
        if (stated.mode() != Mode.MAJOR || notes.isEmpty()) {
            return stated;
        }
        Key minor = Key.ofSignature(stated.signature(), Mode.MINOR);
        return score(minor, notes) > score(stated, notes) ? minor : stated;
    }

    /** The likeliest of the major and minor keys with at most six sharps or flats. */
    public static Key estimate(List<Note> notes) {
        Key best = Key.C_MAJOR;
        for (int signature = -5; signature <= 6; signature++) {
            Key major = Key.ofSignature(signature, Mode.MAJOR);
            Key minor = Key.ofSignature(signature, Mode.MINOR);
            best = score(major, notes) > score(best, notes) ? major : best;
            best = score(minor, notes) > score(best, notes) ? minor : best;
        }
        return best;
    }

    private static double score(Key key, List<Note> notes) {
        return score(key, key.mode() == Mode.MINOR ? MINOR : MAJOR, notes);
    }

    private static double score(Key key, double[] profile, List<Note> notes) {
        double[] heard = new double[12];
        for (Note note : notes) {
            heard[Math.floorMod(note.pitch().pitchClass() - key.tonic().pitchClass(), 12)] +=
                    note.duration().value();
        }
        int last = notes.get(notes.size() - 1).pitch().pitchClass();
        return correlation(heard, profile) + (last == key.tonic().pitchClass() ? FINAL_ON_TONIC : 0);
    }

    private static double correlation(double[] x, double[] y) {
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < x.length; i++) {
            meanX += x[i] / x.length;
            meanY += y[i] / y.length;
        }
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xy += (x[i] - meanX) * (y[i] - meanY);
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
        }
        return xx == 0 ? 0 : xy / Math.sqrt(xx * yy);
    }
}
