package dev.stemma.generator.notation.abc;

import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Timeline;
import dev.stemma.generator.music.Tonic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Spells notes as letters with the accidentals they need. An accidental is written wherever one of the two readings of
 * accidentals (to the bar line in its own octave, or in all of them) would otherwise give another pitch.
 */
final class Spelling {
    private final Timeline<Key> keys;
    private final Map<Integer, Integer> inOctave = new HashMap<>();
    private final Map<Integer, Integer> inAllOctaves = new HashMap<>();
    private List<Integer> signature;

    Spelling(Timeline<Key> keys) {
        this.keys = keys;
        this.signature = KeySignature.alterations(keys.first());
    }

    /** Forgets the accidentals of the bar. */
    void barLine() {
        inOctave.clear();
        inAllOctaves.clear();
    }

    void keyChange(Ticks time) {
        barLine();
        signature = KeySignature.alterations(keys.at(time));
    }

    /** The note without its length: {@code ^f'}. All parts of a tied note have the spelling of the key it began in. */
    String spell(Note note) {
        Tonic name = keys.at(note.onset()).spell(note.pitch().pitchClass());
        int octave = Math.floorDiv(note.pitch().midi() - name.alter(), 12) - 5;
        int letter = KeySignature.letter(name.letter());
        int place = letter + 7 * octave;
        int regular = signature.get(letter);
        boolean needed = inOctave.getOrDefault(place, regular) != name.alter()
                || inAllOctaves.getOrDefault(letter, regular) != name.alter();
        if (needed) {
            inOctave.put(place, name.alter());
            inAllOctaves.put(letter, name.alter());
        }
        return (needed ? accidental(name.alter()) : "") + letterText(name.letter(), octave);
    }

    private static String accidental(int alter) {
        return alter == 0 ? "=" : alter > 0 ? "^".repeat(alter) : "_".repeat(-alter);
    }

    private static String letterText(char letter, int octave) {
        return octave > 0 ? Character.toLowerCase(letter) + "'".repeat(octave - 1) : letter + ",".repeat(-octave);
    }
}
