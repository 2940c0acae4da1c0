package dev.stemma.generator.notation.abc;

import java.text.Normalizer;
import java.util.Map;

/**
 * Text strings (ABC 2.1 section 8.2): {@code \'e} for é, <code>&#92;u4e2d</code> for 中, {@code \%}, {@code \\},
 * {@code \&}, and the commonest HTML entities.
 */
final class TextString {
    private static final String MARKS = "`'^\"~,uv=;";
    private static final String COMBINING = "\u0300\u0301\u0302\u0308\u0303\u0327\u0306\u030C\u0304\u0328";
    private static final Map<String, String> LIGATURES = Map.of(
            "aa", "å", "AA", "Å", "ae", "æ", "AE", "Æ", "oe", "œ", "OE", "Œ", "ss", "ß", "/o", "ø", "/O", "Ø", "/d",
            "đ");
    private static final Map<String, String> ENTITIES =
            Map.of("&amp;", "&", "&lt;", "<", "&gt;", ">", "&quot;", "\"", "&copy;", "©", "&nbsp;", " ");

    private TextString() {}

    static String decode(String written) {
        if (written.indexOf('\\') < 0 && written.indexOf('&') < 0) {
            return written;
        }
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < written.length()) {
            char c = written.charAt(at);
            if (c == '\\' && at + 1 < written.length()) {
                at = decodeEscape(written, at + 1, text);
            } else if (c == '&') {
                at = decodeEntity(written, at, text);
            } else {
                text.append(c);
                at++;
            }
        }
        return text.toString();
    }

    /** {@code at} is after the backslash; returns where reading goes on. */
    private static int decodeEscape(String written, int at, StringBuilder text) {
        char sign = written.charAt(at);
        if (sign == 'u'
                && at + 5 <= written.length()
                && written.substring(at + 1, at + 5).matches("[0-9a-fA-F]{4}")) {
            text.append((char) Integer.parseInt(written.substring(at + 1, at + 5), 16));
            return at + 5;
        }
        if (at + 2 <= written.length()) {
            String pair = written.substring(at, at + 2);
            if (LIGATURES.containsKey(pair)) {
                text.append(LIGATURES.get(pair));
                return at + 2;
            }
        }
        int mark = MARKS.indexOf(sign);
        if (mark >= 0 && at + 1 < written.length() && Character.isLetter(written.charAt(at + 1))) {
            String letter = "" + written.charAt(at + 1) + COMBINING.charAt(mark);
            text.append(Normalizer.normalize(letter, Normalizer.Form.NFC));
            return at + 2;
        }
        text.append(sign);
        return at + 1;
    }

    private static int decodeEntity(String written, int at, StringBuilder text) {
        int end = written.substring(at, Math.min(written.length(), at + 9)).indexOf(';');
        String name = end < 0 ? "" : written.substring(at, at + end + 1);
        text.append(ENTITIES.getOrDefault(name, "&"));
        return ENTITIES.containsKey(name) ? at + end + 1 : at + 1;
    }

    /** One line that {@link #decode} turns back into {@code text}, whatever it holds. */
    static String encode(String text) {
        return encode(text, "");
    }

    /** As {@link #encode(String)}, and none of the characters {@code reserved} appears. */
    static String encode(String text, String reserved) {
        StringBuilder written = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean outerSpace = c == ' ' && (i == 0 || i == text.length() - 1);
            if (c == '\\' || c == '%' || c == '&') {
                written.append('\\').append(c);
            } else if (outerSpace || reserved.indexOf(c) >= 0 || isUnsafe(c)) {
                written.append("\\u").append(String.format("%04x", (int) c));
            } else {
                written.append(c);
            }
        }
        return written.toString();
    }

    private static boolean isUnsafe(char c) {
        return c != ' ' && (Character.isISOControl(c) || Character.isWhitespace(c) || Character.isSpaceChar(c))
                || Character.isSurrogate(c)
                || Character.getType(c) == Character.FORMAT
                || c == '\uFFFE'
                || c == '\uFFFF';
    }

    /** The line up to a comment: an unescaped {@code %} and what follows. */
    static String withoutComment(String line) {
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '\\') {
                i++;
            } else if (line.charAt(i) == '%') {
                return line.substring(0, i);
            }
        }
        return line;
    }
}
