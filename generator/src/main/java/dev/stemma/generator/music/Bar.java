package dev.stemma.generator.music;

/**
 * One bar of a piece.
 *
 * @param number as a musician counts: 1 for the first full bar, 0 for a pickup bar
 */
public record Bar(int number, Ticks start, Ticks length, Metre metre) {
    public Ticks end() {
        return start.plus(length);
    }
}
