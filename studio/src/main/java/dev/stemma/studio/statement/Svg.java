package dev.stemma.studio.statement;

import java.util.Locale;

/** How pictures write texts and numbers. */
final class Svg {
    private Svg() {}

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** To a hundredth, whatever the country. */
    static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
