package dev.stemma.generator.notation.abc;

import dev.stemma.generator.music.ChordSymbol;
import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Lyric;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Tempo;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Lays events one after another: ties become long notes, words and chords get their times. */
final class Assembly {
    private final Warnings warnings;
    private final BarCount bars;
    private final List<Note> notes = new ArrayList<>();
    private final List<ChordSymbol> chords = new ArrayList<>();
    private final List<Lyric> lyrics = new ArrayList<>();
    private final TreeMap<Ticks, Key> keys = new TreeMap<>();
    private final TreeMap<Ticks, Tempo> tempos = new TreeMap<>();
    private Ticks time = Ticks.ZERO;
    /** The last note where it is tied to the next. */
    private Optional<Note> held = Optional.empty();

    private int heldLine;

    /** With the length of the pickup, where it is stated. */
    Assembly(Warnings warnings, Optional<Ticks> anacrusis) {
        this.warnings = warnings;
        this.bars = new BarCount(warnings, anacrusis);
        keys.put(Ticks.ZERO, Key.C_MAJOR);
        tempos.put(Ticks.ZERO, Melody.DEFAULT_TEMPO);
    }

    Melody melody(List<Event> events, Optional<String> title) {
        for (Event event : events) {
            take(event);
        }
        release();
        Ticks pickup = bars.finish(time);
        return new Melody(
                title, notes, time, pickup, timeline(bars.metres()), timeline(keys), timeline(tempos), chords, lyrics);
    }

    private <T> Timeline<T> timeline(Map<Ticks, T> changes) {
        return new Timeline<>(changes.entrySet().stream()
                .filter(change -> change.getKey().isZero() || change.getKey().isBefore(time))
                .map(change -> new Timeline.Change<>(change.getKey(), change.getValue()))
                .toList());
    }

    private void take(Event event) {
        if (event instanceof Event.Sound sound) {
            takeSound(sound);
        } else if (event instanceof Event.BarsOfRest rest) {
            takeRest(bars.barLength().times(rest.bars()));
        } else if (event instanceof Event.BarLine bar) {
            bars.barLine(bar.line(), time);
        } else if (event instanceof Event.MetreChange change) {
            bars.change(change.metre(), change.line(), time);
        } else if (event instanceof Event.KeyChange change) {
            keys.put(time, change.key());
        } else if (event instanceof Event.TempoChange change) {
            tempos.put(time, change.tempo());
        } else if (event instanceof Event.ChordMark chord) {
            chords.add(new ChordSymbol(time, chord.text()));
        }
    }

    private void takeSound(Event.Sound sound) {
        if (sound.pitch().isEmpty()) {
            takeRest(sound.length());
            return;
        }
        Pitch pitch = sound.pitch().get();
        boolean continues = held.filter(note -> note.pitch().equals(pitch)).isPresent();
        if (!continues) {
            release();
        }
        addWords(sound, continues);
        Note note = continues
                ? new Note(held.get().onset(), held.get().duration().plus(sound.length()), pitch)
                : new Note(time, sound.length(), pitch);
        time = note.end();
        held = Optional.of(note);
        heldLine = sound.line();
        if (!sound.tied()) {
            notes.add(note);
            held = Optional.empty();
        }
    }

    private void addWords(Event.Sound sound, boolean continues) {
        for (Syllables.Syllable syllable : sound.words().all()) {
            if (continues) {
                warnings.add(sound.line(), "the syllable \"" + syllable.text() + "\" is under a tied note, left out");
            } else {
                lyrics.add(new Lyric(time, syllable.verse(), syllable.text(), syllable.hyphenated()));
            }
        }
    }

    private void takeRest(Ticks length) {
        release();
        time = time.plus(length);
    }

    /** Ends a tied note that nothing continues. */
    private void release() {
        held.ifPresent(note -> {
            warnings.add(heldLine, "a tie (-) leads to no note of the same pitch");
            notes.add(note);
        });
        held = Optional.empty();
    }
}
