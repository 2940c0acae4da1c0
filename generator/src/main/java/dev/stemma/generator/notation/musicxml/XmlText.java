package dev.stemma.generator.notation.musicxml;

import java.util.ArrayDeque;
import java.util.Deque;

/** Text of an XML document, built from start to end, two spaces of indent to a level. */
final class XmlText {
    private final StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    private final Deque<String> open = new ArrayDeque<>();

    /** A line outside elements, such as a document type. */
    XmlText line(String line) {
        text.append(line).append('\n');
        return this;
    }

    /** Opens an element; attributes are names and values by turns. */
    XmlText open(String name, Object... attributes) {
        start(name, attributes);
        text.append(">\n");
        open.push(name);
        return this;
    }

    XmlText close() {
        String name = open.pop();
        indent();
        text.append("</").append(name).append(">\n");
        return this;
    }

    /** An empty element. */
    XmlText empty(String name, Object... attributes) {
        start(name, attributes);
        text.append("/>\n");
        return this;
    }

    /** An element with text. */
    XmlText leaf(String name, Object content, Object... attributes) {
        start(name, attributes);
        text.append('>').append(escaped(content)).append("</").append(name).append(">\n");
        return this;
    }

    private void start(String name, Object... attributes) {
        indent();
        text.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            text.append(' ').append(attributes[i]).append("=\"");
            text.append(escaped(attributes[i + 1])).append('"');
        }
    }

    private void indent() {
        text.append("  ".repeat(open.size()));
    }

    /** Markup escaped; characters that XML does not have become U+FFFD. */
    private static String escaped(Object content) {
        StringBuilder escaped = new StringBuilder();
        content.toString().codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\t', '\n', '\r' -> escaped.append("&#").append(c).append(';');
                default -> escaped.appendCodePoint(isXml(c) ? c : 0xFFFD);
            }
        });
        return escaped.toString();
    }

    private static boolean isXml(int c) {
        return c >= 0x20 && c < 0xD800 || c >= 0xE000 && c != 0xFFFE && c != 0xFFFF;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
