package dev.stemma.studio.workbench;

import java.text.Normalizer;

/** Names of files that are safe wherever they are written. */
final class SafeName {
    private static final int MOST_CHARACTERS = 60;
    private static final String USUAL = "melody";

    private SafeName() {}

    /** Letters, digits, hyphens and single dots of a text stay; what else is in it becomes hyphens. */
    static String of(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFC)
                .replaceAll("[^\\p{L}\\p{M}\\p{N}._-]+", "-")
                .replaceAll("\\.{2,}", ".");
        int end = plain.offsetByCodePoints(0, Math.min(MOST_CHARACTERS, plain.codePointCount(0, plain.length())));
        String name = plain.substring(0, end).replaceAll("^[.-]+|[.-]+$", "");
        return name.isEmpty() ? USUAL : name;
    }
}
