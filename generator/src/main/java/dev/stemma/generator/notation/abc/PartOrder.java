package dev.stemma.generator.notation.abc;

/** Orders of parts (ABC 2.1 section 3.1.9): {@code ABAC}, {@code A2B3}, {@code ((AB)3.(CD)3)2}. */
final class PartOrder {
    private static final int MAX_LENGTH = 10_000;
    private static final int MAX_DEPTH = 10;

    private final String text;
    private final Warnings warnings;
    private int at;

    private PartOrder(String text, Warnings warnings) {
        this.text = text;
        this.warnings = warnings;
    }

    /** The letters one by one, at most {@value #MAX_LENGTH}. */
    static String expand(String text, Warnings warnings) {
        return new PartOrder(text, warnings).sequence(0);
    }

    private String sequence(int depth) {
        StringBuilder letters = new StringBuilder();
        while (at < text.length() && text.charAt(at) != ')') {
            char c = text.charAt(at++);
            String unit = "";
            if (c == '(' && depth < MAX_DEPTH) {
                unit = sequence(depth + 1);
                at++;
            } else if (Character.isLetter(c)) {
                unit = String.valueOf(c);
            }
            int times = times();
            if ((long) unit.length() * times + letters.length() > MAX_LENGTH) {
                warnings.add(1, "the order of parts is longer than " + MAX_LENGTH + ": the rest is left out");
                at = text.length();
                break;
            }
            letters.append(unit.repeat(times));
        }
        return letters.toString();
    }

    private int times() {
        int start = at;
        while (at < text.length() && Character.isDigit(text.charAt(at)) && at - start < 3) {
            at++;
        }
        return at == start ? 1 : Integer.parseInt(text.substring(start, at));
    }
}
