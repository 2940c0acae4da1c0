package dev.stemma.generator.notation.abc;

import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Mode;
import dev.stemma.generator.music.Tonic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code K:} field (ABC 2.1 section 3.1.14), and the properties that {@code V:} shares with it.
 *
 * @param key the tonic and mode, or the nearest mode where the signature is no mode's; none if the field names none
 * @param alterations semitones for each letter C D E F G A B; empty where the field names no key
 * @param exact whether {@code key} has just this signature
 * @param octave octaves up, of {@code octave=} and of a clef with +8 or -8
 * @param transpose semitones from written to sounding
 * @param clef the name of the clef, or nothing
 */
record KeySignature(
        Optional<Key> key,
        List<Integer> alterations,
        boolean exact,
        OptionalInt octave,
        OptionalInt transpose,
        String clef) {
    private static final String LETTERS = "CDEFGAB";
    private static final Pattern TONIC = Pattern.compile("([A-G])([#b♯♭]?)\\s*([A-Za-z]*)(.*)");
    private static final Pattern ACCIDENTAL = Pattern.compile("(\\^\\^|\\^|__|_|=)([A-Ga-g])");
    private static final Pattern CLEF =
            Pattern.compile("(?:clef=)?\"?(treble|bass|alto|tenor|perc|none|auto|[GCFP])([1-5]?)([+^_-][81]5?)?\"?");

    /**
     * Reads the text after {@code K:}.
     *
     * @throws IllegalArgumentException naming what is accepted
     */
    static KeySignature parse(String text) {
        String field = text.strip();
        if (field.isEmpty() || field.matches("(?i)none\\b.*")) {
            String rest = field.isEmpty() ? "" : field.substring(4);
            return withClauses(Optional.of(Key.C_MAJOR), alterations(Key.C_MAJOR), rest, false);
        }
        if (field.matches("(HP|Hp|hp)\\b.*")) {
            Key pipes = Key.parse("A mixolydian");
            return withClauses(Optional.of(pipes), alterations(pipes), field.substring(2), false);
        }
        Matcher tonic = TONIC.matcher(field);
        if (isClause(field.split("\\s+")[0]) || !tonic.matches()) {
            if (!isClause(field.split("\\s+")[0])) {
                throw notKey(text);
            }
            return withClauses(Optional.empty(), List.of(), field, false);
        }
        String word = tonic.group(3).toLowerCase(Locale.ROOT);
        String rest = tonic.group(4);
        if (isClause(word + rest.split("\\s+")[0])) {
            rest = tonic.group(3) + rest;
            word = "";
        }
        boolean explicit = word.equals("exp");
        Key key = Key.parse(tonic.group(1) + tonic.group(2) + " " + (explicit ? "" : mode(word, text)));
        int[] alterations = explicit ? new int[7] : toArray(alterations(key));
        return withClauses(Optional.of(key), Arrays.stream(alterations).boxed().toList(), rest, explicit);
    }

    private static String mode(String word, String text) {
        if (word.isEmpty() || word.equals("m")) {
            return word;
        }
        String name = word.length() < 3 ? word : word.substring(0, 3);
        return switch (name) {
            case "maj", "ion" -> "major";
            case "min", "aeo" -> "minor";
            case "dor", "phr", "lyd", "mix", "loc" -> name;
            default -> throw notKey(text);
        };
    }

    private static IllegalArgumentException notKey(String text) {
        return new IllegalArgumentException("not a key: \"" + text.strip() + "\"; accepted: a tonic A to G with # or b,"
                + " a mode (maj, min, ion, dor, phr, lyd, mix, aeo, loc, or exp and accidentals), HP, none");
    }

    private static boolean isClause(String word) {
        return word.matches("[a-z]+=.*")
                || CLEF.matcher(word).matches() && !word.matches("[A-Z]")
                || word.matches("[+-]8");
    }

    /** Reads what follows the mode: accidentals, clef, octave, transposition; other clauses are for engravers. */
    private static KeySignature withClauses(
            Optional<Key> key, List<Integer> signature, String clauses, boolean explicit) {
        int[] alterations = toArray(signature);
        OptionalInt octave = OptionalInt.empty();
        OptionalInt transpose = OptionalInt.empty();
        String clef = "";
        boolean altered = explicit;
        for (String word : clauses.strip().split("\\s+")) {
            Matcher clefName = CLEF.matcher(word);
            Matcher accidental = ACCIDENTAL.matcher(word);
            if (!signature.isEmpty() && accidental.lookingAt()) {
                altered = true;
                accidental.reset();
                while (accidental.find()) {
                    alterations[letter(accidental.group(2).charAt(0))] = alter(accidental.group(1));
                }
            } else if (word.startsWith("octave=")) {
                octave = OptionalInt.of(bounded(word, 7, 9) + octave.orElse(0));
            } else if (word.startsWith("transpose=")) {
                transpose = OptionalInt.of(bounded(word, 10, 60));
            } else if (clefName.matches()) {
                clef = clefName.group(1);
                if (clefName.group(3) != null) {
                    octave = OptionalInt.of(octaves(clefName.group(3)) + octave.orElse(0));
                }
            } else if (word.matches("[+-]8")) {
                octave = OptionalInt.of(octaves(word) + octave.orElse(0));
            }
        }
        List<Integer> result = signature.isEmpty()
                ? signature
                : Arrays.stream(alterations).boxed().toList();
        Optional<Key> nearest = altered ? key.map(k -> nearest(k, result)) : key;
        boolean exact = nearest.map(k -> alterations(k).equals(result)).orElse(true);
        return new KeySignature(nearest, result, exact, octave, transpose, clef);
    }

    private static int bounded(String word, int from, int limit) {
        String number = word.substring(from);
        if (!number.matches("[+-]?\\d{1,2}") || Math.abs(Integer.parseInt(number)) > limit) {
            throw new IllegalArgumentException("found \"" + word + "\"; accepted: " + word.substring(0, from)
                    + " and a number from -" + limit + " to " + limit);
        }
        return Integer.parseInt(number);
    }

    private static int octaves(String sign) {
        int size = sign.endsWith("15") ? 2 : 1;
        return sign.startsWith("-") || sign.startsWith("_") ? -size : size;
    }

    /** Reads the properties of a {@code V:} field. */
    static KeySignature ofVoice(String properties) {
        return withClauses(Optional.empty(), List.of(), properties, false);
    }

    /** The mode on the tonic of {@code key} whose signature shares most letters with this one. */
    private static Key nearest(Key key, List<Integer> alterations) {
        Key best = key;
        for (Mode mode : Mode.values()) {
            int signature = key.tonic().fifths() + mode.fifths();
            if (!mode.isPentatonic() && Math.abs(signature) <= 7) {
                Key candidate = new Key(key.tonic(), mode);
                best = agreement(candidate, alterations) > agreement(best, alterations) ? candidate : best;
            }
        }
        return best;
    }

    private static int agreement(Key key, List<Integer> alterations) {
        List<Integer> own = alterations(key);
        int same = 0;
        for (int i = 0; i < own.size(); i++) {
            same += own.get(i).equals(alterations.get(i)) ? 1 : 0;
        }
        return same;
    }

    /** Semitones by which the signature alters each letter, C to B. */
    static List<Integer> alterations(Key key) {
        List<Integer> alterations = new ArrayList<>();
        for (char letter : LETTERS.toCharArray()) {
            int natural = Tonic.parse(String.valueOf(letter)).fifths();
            alterations.add(Math.floorDiv(key.signature() + 5 - natural, 7));
        }
        return alterations;
    }

    private static int[] toArray(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).toArray();
    }

    /** 0 for C ... 6 for B, of either case. */
    static int letter(char name) {
        return LETTERS.indexOf(Character.toUpperCase(name));
    }

    /** Semitones of {@code ^^ ^ = _ __}. */
    static int alter(String sign) {
        return sign.startsWith("^") ? sign.length() : sign.startsWith("_") ? -sign.length() : 0;
    }
}
