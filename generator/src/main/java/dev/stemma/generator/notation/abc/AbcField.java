package dev.stemma.generator.notation.abc;

/**
 * An information field that is about a tune, not part of its music: {@code C:Trad.}, {@code O:England}.
 *
 * @param letter as ABC 2.1 section 3 lists them: A to Z
 * @param text decoded, without the letter, outer spaces or a comment
 */
public record AbcField(char letter, String text) {
    public AbcField {
        if (letter < 'A' || letter > 'Z') {
            throw new IllegalArgumentException("a field about a tune has a letter A to Z, found '" + letter + "'");
        }
    }
}
