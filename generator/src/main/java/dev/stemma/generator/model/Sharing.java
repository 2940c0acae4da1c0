package dev.stemma.generator.model;

/**
 * How much of some pieces other works have too.
 *
 * @param grams runs of {@value #GRAM} notes in the pieces, ten intervals each
 * @param seen how many of these another work has
 * @param median half of the pieces share no longer run with another work, in notes; 0 stands for fewer than
 *     {@value WorkIndex#LEAST}
 * @param ninetyFifth 95 of 100 pieces share no longer run
 * @param longest none shares a longer one
 */
public record Sharing(long grams, long seen, int median, int ninetyFifth, int longest) {
    /** Notes of the runs that are counted: a 10-gram of intervals. */
    public static final int GRAM = 11;

    /** Nothing shared by nobody. */
    public static final Sharing NONE = new Sharing(0, 0, 0, 0, 0);

    public Sharing {
        if (seen < 0 || seen > grams || median > ninetyFifth || ninetyFifth > longest) {
            throw new IllegalArgumentException("shared runs do not add up: " + seen + " of " + grams + " seen; "
                    + median + ", " + ninetyFifth + ", " + longest + " notes");
        }
    }

    /** The share of the runs of {@value #GRAM} notes that another work has, 0 to 1. */
    public double rate() {
        return grams == 0 ? 0 : (double) seen / grams;
    }
}
