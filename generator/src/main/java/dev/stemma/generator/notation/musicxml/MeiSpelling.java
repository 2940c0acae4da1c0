package dev.stemma.generator.notation.musicxml;

import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Tonic;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Pitches as MEI writes them, note by note: an accidental is shown where it differs from what is in force in the bar. */
final class MeiSpelling {
    private final Map<String, Integer> shown = new HashMap<>();

    void newBar() {
        shown.clear();
    }

    /**
     * The attributes of a note of this pitch, the next in the bar.
     *
     * @param naming the key in which it has its name
     * @param key in force
     */
    Map<String, Object> of(Pitch pitch, Key naming, Key key) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        Tonic name = naming.spell(pitch.pitchClass());
        int octave = (pitch.midi() - name.alter() - name.naturalPitch()) / 12 - 1;
        attributes.put("pname", String.valueOf(name.letter()).toLowerCase(Locale.ROOT));
        attributes.put("oct", octave);
        int force = shown.getOrDefault(name.letter() + "" + octave, inSignature(name.letter(), key));
        if (force != name.alter()) {
            attributes.put("accid", accidental(name.alter()));
            shown.put(name.letter() + "" + octave, name.alter());
        } else if (name.alter() != 0) {
            attributes.put("accid.ges", accidental(name.alter()));
        }
        return attributes;
    }

    private static int inSignature(char letter, Key key) {
        int place = key.signature() > 0 ? "FCGDAEB".indexOf(letter) : "BEADGCF".indexOf(letter);
        return place < Math.abs(key.signature()) ? Integer.signum(key.signature()) : 0;
    }

    private static String accidental(int alter) {
        return switch (alter) {
            case -2 -> "ff";
            case -1 -> "f";
            case 1 -> "s";
            case 2 -> "ss";
            default -> "n";
        };
    }
}
