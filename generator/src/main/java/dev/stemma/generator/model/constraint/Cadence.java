package dev.stemma.generator.model.constraint;

/**
 * The last note is this degree of the key's scale; if its pitch is the model's choice, that octave of the degree in the
 * range which is nearest to the note before it.
 *
 * @param degree 1 = tonic
 */
public record Cadence(int degree) implements Constraint {
    public static final Cadence TONIC = new Cadence(1);

    public Cadence {
        if (degree < 1 || degree > 7) {
            throw new IllegalArgumentException("a degree is 1 (the tonic) to 7, found " + degree);
        }
    }

    @Override
    public Wording wording() {
        String phrase = degree == 1 ? "the end on the tonic" : "the end on degree " + degree;
        return new Wording("cadence", "--cadence", phrase, Integer.toString(degree));
    }
}
