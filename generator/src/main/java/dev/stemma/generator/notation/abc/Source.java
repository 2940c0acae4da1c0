package dev.stemma.generator.notation.abc;

import dev.stemma.generator.notation.NotationException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bytes to characters to numbered lines. */
final class Source {
    /** Longest file, in bytes or characters. */
    static final int MAX_LENGTH = 32 << 20;

    /** One line, from 1, without its end. */
    record Line(int number, String text) {
        boolean isBlank() {
            return text.isBlank();
        }
    }

    private static final Pattern CHARSET =
            Pattern.compile("(?m)^(?:%%|I:)\\s*abc-charset\\s+([A-Za-z0-9._:+-]+)", Pattern.CASE_INSENSITIVE);

    private Source() {}

    /**
     * Decodes by byte order mark, else by {@code %%abc-charset}, else as UTF-8 where the bytes are UTF-8, else as
     * Latin-1.
     *
     * @throws NotationException if the bytes are too many, or no text
     */
    static String decode(byte[] bytes) throws NotationException {
        checkLength(bytes.length);
        String text = decoded(bytes);
        int nul = text.indexOf('\0');
        if (nul >= 0) {
            throw new NotationException("found the character NUL at " + nul + ", which no text has; accepted: ABC");
        }
        return text;
    }

    private static String decoded(byte[] bytes) throws NotationException {
        String latin = new String(bytes, StandardCharsets.ISO_8859_1);
        if (latin.startsWith("\u00FE\u00FF") || latin.startsWith("\u00FF\u00FE")) {
            return new String(bytes, StandardCharsets.UTF_16);
        }
        if (!latin.startsWith("\u00EF\u00BB\u00BF")) {
            Matcher declared = CHARSET.matcher(latin);
            if (declared.find()) {
                return new String(bytes, charset(declared.group(1)));
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return latin;
        }
    }

    private static Charset charset(String name) throws NotationException {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new NotationException(
                    "unknown character set \"" + name + "\" in %%abc-charset; accepted: utf-8, iso-8859-1 and other"
                            + " names known to this machine",
                    e);
        }
    }

    /** The lines of a file; those between {@code %%begintext} and {@code %%endtext}, and the like, are blanked out. */
    static List<Line> lines(String text) throws NotationException {
        checkLength(text.length());
        List<Line> lines = new ArrayList<>();
        String closing = "";
        int number = 0;
        for (String content : (text.startsWith("\uFEFF") ? text.substring(1) : text).split("\r\n|\r|\n", -1)) {
            number++;
            if (!closing.isEmpty()) {
                closing = content.startsWith(closing) ? "" : closing;
                lines.add(new Line(number, "%"));
                continue;
            }
            if (content.startsWith("%%begin")) {
                closing = "%%end" + content.substring(7).split("\\s", 2)[0];
            }
            lines.add(new Line(number, content));
        }
        return lines;
    }

    private static void checkLength(int length) throws NotationException {
        if (length > MAX_LENGTH) {
            throw new NotationException("an ABC file of " + length + " characters; accepted: up to " + MAX_LENGTH);
        }
    }
}
