package dev.stemma.generator.notation.midi;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The text events of this package, {@code name: value}. */
final class MidiText {
    static final int TEXT = 0x01;
    static final String PICKUP = "pickup: ";
    static final String METRE = "metre: ";
    static final String KEY = "key: ";
    static final String CHORD = "chord: ";
    static final String LYRIC = "lyric ";

    private MidiText() {}

    /** Text of a meta event: UTF-8 where it is that, otherwise Latin-1. */
    static String decode(byte[] data) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(data))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(data, StandardCharsets.ISO_8859_1);
        }
    }
}
