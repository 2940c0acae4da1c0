package dev.stemma.generator.notation.sound;

/** A sine by polynomial, the same on every machine; exact to 6e-8. */
final class Sine {
    private Sine() {}

    /** {@code sin(2 pi turns)} for {@code turns} of 0 to 2. */
    static double ofTurns(double turns) {
        double part = turns - (int) turns;
        // Fold the circle to the quarter where the series converges fast.
        double quarter = part <= 0.25 ? part : part <= 0.75 ? 0.5 - part : part - 1;
        double x = quarter * (2 * StrictMath.PI);
        double y = x * x;
        return x * (1 + y * (-1.0 / 6 + y * (1.0 / 120 + y * (-1.0 / 5040 + y * (1.0 / 362_880 - y / 39_916_800)))));
    }
}
