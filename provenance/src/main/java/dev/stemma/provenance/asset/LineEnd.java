package dev.stemma.provenance.asset;

import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/** What ends a line. */
enum LineEnd {
    LF("\n"),
    CRLF("\r\n");

    private final String text;

    LineEnd(String text) {
        this.text = text;
    }

    /** That of the first line; LF if the text is one line. */
    static LineEnd of(ByteSource text) {
        ByteSearch search = new ByteSearch(text);
        OptionalLong newline = search.first(LF.bytes(), 0, text.length());
        return newline.isPresent() && search.at(newline.getAsLong() - 1, CRLF.bytes()) ? CRLF : LF;
    }

    /** How many bytes end the line that ends before this offset: 2, 1, or 0 if none does. */
    static int before(ByteSource text, long offset) {
        ByteSearch search = new ByteSearch(text);
        if (search.at(offset - CRLF.text.length(), CRLF.bytes())) {
            return CRLF.text.length();
        }
        return search.at(offset - LF.text.length(), LF.bytes()) ? LF.text.length() : 0;
    }

    /** Refuses a text in which a carriage return stands alone: who reads lines disagrees on what that means (A.9.5.1). */
    static void requireNoBareReturn(byte[] text) {
        for (int i = 0; i < text.length; i++) {
            if (text[i] == '\r' && (i + 1 == text.length || text[i + 1] != '\n')) {
                throw new AssetException(
                        i,
                        "a carriage return without a line feed; lines of a text with credentials end with LF or CR LF");
            }
        }
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
