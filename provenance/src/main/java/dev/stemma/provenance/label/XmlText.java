package dev.stemma.provenance.label;

import dev.stemma.provenance.record.PlainText;

/** Text for XML documents (XML 1.0, 2.2 and 2.4). */
final class XmlText {
    private static final int REPLACEMENT = 0xFFFD;
    private static final int LAST_OF_PLANE = 0xFFFE;

    private XmlText() {}

    /** The text as it may stand between tags and in quoted attributes; what XML has no place for becomes U+FFFD. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        PlainText.of(text).codePoints().forEach(character -> {
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default ->
                    escaped.appendCodePoint((character & LAST_OF_PLANE) == LAST_OF_PLANE ? REPLACEMENT : character);
            }
        });
        return escaped.toString();
    }
}
