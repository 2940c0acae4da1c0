package dev.stemma.studio.documents;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.stemma.provenance.record.PlainText;

/** Writes characters that steer a screen as escapes, so that JSON can be looked at and still says the same. */
final class HarmlessEscapes extends CharacterEscapes {
    private static final long serialVersionUID = 1;
    private static final int DELETE = 0x7f;

    @Override
    public int[] getEscapeCodesForAscii() {
        int[] codes = standardAsciiEscapesForJSON();
        codes[DELETE] = ESCAPE_STANDARD;
        return codes;
    }

    @Override
    public SerializableString getEscapeSequence(int character) {
        // Halves of pairs too: some pairs are invisible letters.
        return PlainText.isPrintable(character) ? null : new SerializedString(String.format("\\u%04x", character));
    }
}
