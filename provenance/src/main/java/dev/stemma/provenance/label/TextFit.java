package dev.stemma.provenance.label;

/** Cuts text to a width, without knowing its font: Latin letters take about six tenths of their height, Chinese ones all. */
final class TextFit {
    private static final double NARROW = 0.58;
    private static final int WIDE_FROM = 0x1100;

    private TextFit() {}

    /** As much of the text as fits, with an ellipsis if something is left out; {@code width} in heights of a line. */
    static String fit(String text, double width) {
        if (width(text) <= width) {
            return text;
        }
        StringBuilder fitting = new StringBuilder();
        double taken = 1;
        for (int character : text.codePoints().toArray()) {
            taken += width(character);
            if (taken > width) {
                break;
            }
            fitting.appendCodePoint(character);
        }
        return fitting.append('\u2026').toString();
    }

    private static double width(String text) {
        return text.codePoints().mapToDouble(TextFit::width).sum();
    }

    private static double width(int character) {
        return character >= WIDE_FROM ? 1 : NARROW;
    }
}
