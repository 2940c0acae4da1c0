package dev.stemma.generator.notation.abc;

/**
 * Something that was read, but not as it may have been meant.
 *
 * @param line of the file, from 1
 */
public record AbcWarning(int line, String text) {
    @Override
    public String toString() {
        return "line " + line + ": " + text;
    }
}
