package dev.stemma.generator.notation.musicxml;

import dev.stemma.generator.notation.NotationException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The characters of an XML document: by its byte order mark, else by its declaration, else UTF-8 (XML 1.0, appendix F). */
final class XmlEncoding {
    private static final Pattern DECLARATION =
            Pattern.compile("^<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([A-Za-z][A-Za-z0-9._-]{0,40})[\"']");

    private XmlEncoding() {}

    static String decode(byte[] bytes) throws NotationException {
        Charset charset = charset(bytes);
        try {
            String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new NotationException("not well-formed XML: found bytes that are no " + charset + " text", e);
        }
    }

    private static Charset charset(byte[] bytes) throws NotationException {
        if (bytes.length >= 2 && (bytes[0] & 0xFF) == 0xFE && (bytes[1] & 0xFF) == 0xFF
                || bytes.length >= 2 && (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xFE) {
            return StandardCharsets.UTF_16;
        }
        String start = new String(bytes, 0, Math.min(bytes.length, 300), StandardCharsets.ISO_8859_1);
        Matcher declaration = DECLARATION.matcher(start);
        if (!declaration.find()) {
            return StandardCharsets.UTF_8;
        }
        try {
            Charset named = Charset.forName(declaration.group(1));
            // A document that can be read as far as its declaration is in no wider encoding.
            return named.name().startsWith("UTF-16") ? StandardCharsets.UTF_8 : named;
        } catch (IllegalArgumentException e) {
            throw new NotationException("found encoding \"" + declaration.group(1) + "\", accepted: UTF-8, UTF-16", e);
        }
    }
}
