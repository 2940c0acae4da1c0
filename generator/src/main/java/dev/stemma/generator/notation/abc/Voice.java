package dev.stemma.generator.notation.abc;

import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Ticks;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * State of one voice while its lines are read: key signature, metre, unit note length, accidentals of the bar, open
 * tuplets, and the events so far.
 */
final class Voice {
    /** How far an accidental reaches within its bar ({@code %%propagate-accidentals}). */
    enum Reach {
        NOTE,
        OCTAVE,
        PITCH
    }

    private static final int[] NATURAL = {0, 2, 4, 5, 7, 9, 11};

    final String id;
    final List<Event> events = new ArrayList<>();
    final LyricAlignment lyrics;
    /** Unit note length; none until {@code L:} or the first note settles it. */
    Optional<Ticks> unit = Optional.empty();

    Optional<Metre> metre = Optional.empty();
    Reach reach = Reach.PITCH;
    String clef = "";
    /** Inside an overlay ({@code &}), which is passed over up to the bar line. */
    boolean overlaid;

    private List<Integer> signature = List.of(0, 0, 0, 0, 0, 0, 0);
    private int keyOctave;
    private int voiceOctave;
    private int transpose;
    private final Map<Integer, Integer> accidentals = new HashMap<>();
    private final Deque<Tuplet> tuplets = new ArrayDeque<>();
    private long owedNumerator;
    private long owedDenominator = 1;
    private int lastSound = -1;
    private Optional<Written> lastNote = Optional.empty();
    /** The note that a tie holds into the next one, which then needs no accidental of its own. */
    private Optional<Written> tied = Optional.empty();

    private long brokenNumerator = 1;
    private long brokenDenominator = 1;
    private int notes;

    /** {@code played} notes in the time of {@code time}. */
    private static final class Tuplet {
        final int played;
        final int time;
        int remaining;

        Tuplet(int played, int time, int remaining) {
            this.played = played;
            this.time = time;
            this.remaining = remaining;
        }
    }

    Voice(String id, Warnings warnings) {
        this.id = id;
        this.lyrics = new LyricAlignment(warnings);
    }

    /** A voice that begins with the key, metre and unit of {@code header}. */
    Voice(String id, Voice header, Warnings warnings) {
        this(id, warnings);
        unit = header.unit;
        metre = header.metre;
        reach = header.reach;
        clef = header.clef;
        signature = header.signature;
        keyOctave = header.keyOctave;
        transpose = header.transpose;
    }

    Ticks unit() {
        return unit.orElseGet(() -> MusicFields.defaultUnit(metre));
    }

    int notes() {
        return notes;
    }

    int transpose() {
        return transpose;
    }

    void setKey(KeySignature field) {
        if (!field.alterations().isEmpty()) {
            signature = field.alterations();
            accidentals.clear();
        }
        keyOctave = field.octave().isPresent() ? field.octave().getAsInt() : keyOctave;
        setCommon(field);
    }

    void setProperties(KeySignature properties) {
        voiceOctave = properties.octave().isPresent() ? properties.octave().getAsInt() : voiceOctave;
        setCommon(properties);
    }

    private void setCommon(KeySignature field) {
        OptionalInt by = field.transpose();
        transpose = by.isPresent() ? by.getAsInt() : transpose;
        clef = field.clef().isEmpty() ? clef : field.clef();
    }

    void barLine(Event.BarLine bar) {
        events.add(bar);
        accidentals.clear();
        overlaid = false;
        lyrics.barLine();
    }

    /** Opens a tuplet over the next notes and rests; false where two are open already. */
    boolean startTuplet(int played, int time, int notes) {
        if (tuplets.size() == 2) {
            return false;
        }
        tuplets.push(new Tuplet(played, time, notes));
        return true;
    }

    /** A written note: which line or space, the accidental in force, and the number of the pitch (maybe beyond MIDI). */
    record Written(int step, int alter, int midi) {}

    /** What the note sounds under the accidentals in force; an accidental of its own joins them. */
    Written written(char letter, int octave, Optional<String> accidental) {
        int natural = KeySignature.letter(letter);
        int step = natural + 7 * octave;
        int place = reach == Reach.PITCH ? natural : step;
        int alter;
        if (accidental.isPresent()) {
            alter = KeySignature.alter(accidental.get());
            if (reach != Reach.NOTE) {
                accidentals.put(place, alter);
            }
        } else {
            int inBar = accidentals.getOrDefault(place, signature.get(natural));
            alter = tied.filter(note -> note.step == step).map(Written::alter).orElse(inBar);
        }
        int midi = 60 + NATURAL[natural] + alter + 12 * (octave + keyOctave + voiceOctave) + transpose;
        return new Written(step, alter, midi);
    }

    /** Adds a note or a rest of a length as written, tuplets and broken rhythm not applied. */
    void addSound(int line, Optional<Written> note, Ticks written, Warnings warnings) {
        Ticks length = played(written, line, warnings);
        tied = Optional.empty();
        lastNote = note;
        lastSound = events.size();
        Event.Sound sound = new Event.Sound(line, note.map(n -> new Pitch(n.midi)), length, false, new Syllables());
        events.add(sound);
        if (note.isPresent()) {
            notes++;
            lyrics.note(sound.words());
        }
    }

    /** Length under open tuplets and a broken rhythm; what a tuplet's note loses by rounding the next one gets. */
    private Ticks played(Ticks written, int line, Warnings warnings) {
        long numerator = brokenNumerator;
        long denominator = brokenDenominator;
        brokenNumerator = 1;
        brokenDenominator = 1;
        for (Tuplet tuplet : tuplets) {
            numerator *= tuplet.time;
            denominator *= tuplet.played;
            tuplet.remaining--;
        }
        long over = denominator * owedDenominator;
        long exact = Math.addExact(
                Math.multiplyExact(written.value(), numerator * owedDenominator), owedNumerator * denominator);
        long rounded = Math.floorDiv(2 * exact + over, 2 * over);
        tuplets.removeIf(tuplet -> tuplet.remaining <= 0);
        long owed = exact - rounded * over;
        if (owed != 0 && tuplets.isEmpty()) {
            warnings.add(line, "a length that is no whole number of ticks was rounded");
            owed = 0;
        }
        long divisor = BigInteger.valueOf(owed).gcd(BigInteger.valueOf(over)).longValueExact();
        owedNumerator = owed / divisor;
        owedDenominator = over / divisor;
        return new Ticks(Math.max(1, rounded));
    }

    /** {@code >} and {@code <}: the note before and the note after exchange length; {@code dots} of them. */
    boolean breakRhythm(boolean dottedFirst, int dots) {
        if (lastSound < 0 || !(events.get(lastSound) instanceof Event.Sound last)) {
            return false;
        }
        long half = 1L << dots;
        long longer = 2 * half - 1;
        long first = dottedFirst ? longer : 1;
        brokenNumerator = dottedFirst ? 1 : longer;
        brokenDenominator = half;
        events.set(lastSound, last.withLength(Ticks.ofUnits(last.length().value() * first, half * Ticks.PER_QUARTER)));
        return true;
    }

    /** {@code -}: the last note is held; false where there is none. */
    boolean tie() {
        if (lastSound < 0
                || !(events.get(lastSound) instanceof Event.Sound last)
                || last.pitch().isEmpty()) {
            return false;
        }
        events.set(lastSound, last.withTie());
        tied = lastNote;
        return true;
    }
}
