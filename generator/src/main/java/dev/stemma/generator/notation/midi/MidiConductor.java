package dev.stemma.generator.notation.midi;

import dev.stemma.generator.music.ChordSymbol;
import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Lyric;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Mode;
import dev.stemma.generator.music.Tempo;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Timeline;
import dev.stemma.generator.notation.Barring;
import dev.stemma.provenance.asset.MidiEvent.Meta;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What meta events say about a piece: metre, key, tempo, words, chords, its name. Collected event by event. */
final class MidiConductor {
    private final long ticksPerQuarter;
    private final TreeMap<Ticks, Metre> metres = new TreeMap<>();
    private final TreeMap<Ticks, Metre> namedMetres = new TreeMap<>();
    private final TreeMap<Ticks, Key> keys = new TreeMap<>();
    private final TreeMap<Ticks, Key> namedKeys = new TreeMap<>();
    private final TreeMap<Ticks, Tempo> tempos = new TreeMap<>();
    private final List<ChordSymbol> chords = new ArrayList<>();
    private final List<Lyric> lyrics = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private Optional<Ticks> pickup = Optional.empty();
    private Optional<String> title = Optional.empty();

    MidiConductor(long ticksPerQuarter) {
        this.ticksPerQuarter = ticksPerQuarter;
    }

    /** Takes note of an event; with {@code words}, also of a lyric. */
    void add(Meta event, boolean words) {
        Ticks at = Ticks.ofUnits(event.tick(), ticksPerQuarter);
        byte[] data = event.data();
        try {
            switch (event.type()) {
                case Meta.TEMPO -> tempos.put(at, tempo(data));
                case Meta.TIME_SIGNATURE -> metres.put(at, metre(data));
                case Meta.KEY_SIGNATURE -> keys.put(at, key(data));
                case Meta.LYRIC -> {
                    if (words) {
                        lyric(at, 1, MidiText.decode(data));
                    }
                }
                case MidiText.TEXT -> text(at, MidiText.decode(data));
                case Meta.TRACK_NAME ->
                    title = title.or(() -> Optional.of(MidiText.decode(data).strip()))
                            .filter(name -> !name.isEmpty());
                default -> {}
            }
        } catch (IllegalArgumentException e) {
            warnings.add("byte " + event.range().start() + ": left out: " + e.getMessage());
        }
    }

    private static Tempo tempo(byte[] data) {
        expect(data.length == 3, "a tempo of " + data.length + " bytes, expected 3");
        return new Tempo((data[0] & 0xFF) << 16 | (data[1] & 0xFF) << 8 | data[2] & 0xFF);
    }

    /** Numerator and the power of two of the denominator; clocks and thirty-seconds that follow say nothing here. */
    private static Metre metre(byte[] data) {
        expect(data.length >= 2, "a time signature of " + data.length + " bytes, expected 4");
        expect(data[1] >= 0 && data[1] <= 6, "a metre's unit is 1, 2, 4 ... 64, found 2^" + data[1]);
        return new Metre(List.of(data[0] & 0xFF), 1 << data[1]);
    }

    private static Key key(byte[] data) {
        expect(data.length == 2, "a key signature of " + data.length + " bytes, expected 2");
        expect(data[1] == 0 || data[1] == 1, "a mode is 0 (major) or 1 (minor), found " + data[1]);
        return Key.ofSignature(data[0], data[1] == 0 ? Mode.MAJOR : Mode.MINOR);
    }

    private static void expect(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(problem);
        }
    }

    private void text(Ticks at, String text) {
        if (text.startsWith(MidiText.PICKUP)) {
            Ticks length = Ticks.parseFraction(text.substring(MidiText.PICKUP.length()));
            expect(length.value() >= 0, "a pickup of " + length);
            pickup = Optional.of(length);
        } else if (text.startsWith(MidiText.METRE)) {
            namedMetres.put(at, Metre.parse(text.substring(MidiText.METRE.length())));
        } else if (text.startsWith(MidiText.KEY)) {
            namedKeys.put(at, Key.parse(text.substring(MidiText.KEY.length())));
        } else if (text.startsWith(MidiText.CHORD)) {
            chords.add(new ChordSymbol(at, text.substring(MidiText.CHORD.length())));
        } else if (text.matches(MidiText.LYRIC + "\\d{1,3}: .*")) {
            int colon = text.indexOf(':');
            lyric(at, Integer.parseInt(text.substring(MidiText.LYRIC.length(), colon)), text.substring(colon + 2));
        }
    }

    /** A syllable. A hyphen at its end says that the word goes on; karaoke's line breaks are left out. */
    private void lyric(Ticks at, int verse, String text) {
        String syllable =
                text.replaceAll("[\\r\\n]", "").replaceFirst("^[/\\\\]", "").strip();
        boolean hyphenated = syllable.length() > 1 && syllable.endsWith("-");
        if (!syllable.isEmpty()) {
            lyrics.add(new Lyric(
                    at, verse, hyphenated ? syllable.substring(0, syllable.length() - 1) : syllable, hyphenated));
        }
    }

    /** A named metre or key tells more than the signature at the same time; one without a signature is not ours. */
    private static <T> TreeMap<Ticks, T> refined(TreeMap<Ticks, T> signatures, TreeMap<Ticks, T> named) {
        TreeMap<Ticks, T> refined = new TreeMap<>(signatures);
        refined.replaceAll((at, value) -> named.getOrDefault(at, value));
        return refined;
    }

    /** Metres and pickup: as a text event says; else a first bar with a metre of its own may be a pickup. */
    Barring barring() {
        TreeMap<Ticks, Metre> stated = refined(metres, namedMetres);
        stated.putIfAbsent(Ticks.ZERO, Metre.COMMON);
        Map.Entry<Ticks, Metre> second = stated.higherEntry(Ticks.ZERO);
        if (pickup.isEmpty() && second != null && isPickup(stated.firstEntry().getValue(), second)) {
            warnings.add("the first bar, " + stated.firstEntry().getValue() + " before " + second.getValue()
                    + ", was taken for a pickup");
            pickup = Optional.of(second.getKey());
            stated.put(Ticks.ZERO, second.getValue());
        }
        return Barring.of(pickup.orElse(Ticks.ZERO), stated);
    }

    /** One bar that is shorter than those after it: in the same unit, or at most half as long. */
    private static boolean isPickup(Metre first, Map.Entry<Ticks, Metre> second) {
        Ticks length = first.barLength();
        Ticks full = second.getValue().barLength();
        boolean sameUnit = first.denominator() == second.getValue().denominator();
        return second.getKey().equals(length)
                && length.isBefore(full)
                && (sameUnit || !length.times(2).isAfter(full));
    }

    boolean metreStated() {
        return !metres.isEmpty();
    }

    boolean keyStated() {
        return !keys.isEmpty();
    }

    Timeline<Key> keys() {
        return timeline(refined(keys, namedKeys), Key.C_MAJOR);
    }

    Timeline<Tempo> tempos() {
        return timeline(tempos, Melody.DEFAULT_TEMPO);
    }

    /** Changes from the initial value on, without those that change nothing. */
    private static <T> Timeline<T> timeline(TreeMap<Ticks, T> stated, T initial) {
        List<Timeline.Change<T>> changes = new ArrayList<>();
        changes.add(new Timeline.Change<>(Ticks.ZERO, stated.getOrDefault(Ticks.ZERO, initial)));
        for (Map.Entry<Ticks, T> change : stated.entrySet()) {
            if (!changes.get(changes.size() - 1).value().equals(change.getValue())) {
                changes.add(new Timeline.Change<>(change.getKey(), change.getValue()));
            }
        }
        return new Timeline<>(changes);
    }

    List<ChordSymbol> chords() {
        return chords.stream().sorted(Comparator.comparing(ChordSymbol::onset)).toList();
    }

    List<Lyric> lyrics() {
        return lyrics.stream().sorted(Comparator.comparing(Lyric::onset)).toList();
    }

    Optional<String> title() {
        return title;
    }

    List<String> warnings() {
        return warnings;
    }
}
