package dev.stemma.generator.notation.musicxml;

import dev.stemma.generator.music.Bar;
import dev.stemma.generator.music.ChordSymbol;
import dev.stemma.generator.music.Lyric;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Timeline;
import dev.stemma.generator.notation.musicxml.Rhythm.Part;
import dev.stemma.provenance.label.Responsibility;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A melody as written bars.
 *
 * @param melody what is written
 * @param divisions units to a quarter note in which every duration and place is a whole number
 */
record Score(Melody melody, List<Measure> measures, long divisions) {
    private static final long ROUNDED = 24;

    record Measure(Bar bar, List<Sign> signs) {}

    /**
     * The bars of a piece. Times that notation has no signs for are rounded to the nearest 1/24 of a quarter note; an empty
     * piece gets a bar's rest.
     */
    static Score written(Melody piece) {
        Melody melody = piece.length().isZero()
                ? piece.withNotes(List.of(), piece.metres().first().barLength())
                : piece;
        return of(melody).orElseGet(() -> of(rounded(melody)).orElseThrow());
    }

    /** Who answers for its notes, if that is told of as many as there are. */
    Optional<Responsibility> answered(Optional<Responsibility> responsibility) {
        return responsibility.filter(
                each -> each.notes().size() == melody.notes().size());
    }

    /** The bars, or empty if notation has no signs for a time of this melody. */
    static Optional<Score> of(Melody melody) {
        List<Measure> measures = new ArrayList<>();
        List<Part> line = line(melody);
        long common = Ticks.PER_QUARTER;
        int next = 0;
        for (Bar bar : melody.bars()) {
            List<Part> parts = new ArrayList<>();
            while (next < line.size() && line.get(next).from().isBefore(bar.end())) {
                Part part = line.get(next);
                parts.add(clipped(part, bar));
                if (part.to().isAfter(bar.end())) {
                    break;
                }
                next++;
            }
            Optional<List<Sign>> signs = Rhythm.write(bar, parts);
            if (signs.isEmpty()) {
                return Optional.empty();
            }
            measures.add(new Measure(bar, signs.get()));
            for (Sign sign : signs.get()) {
                common = gcd(gcd(common, sign.duration().value()), sign.onset().value());
            }
        }
        for (Ticks place : marks(melody).toList()) {
            common = gcd(common, place.value());
        }
        return Optional.of(new Score(melody, measures, Ticks.PER_QUARTER / common));
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    private static Stream<Ticks> marks(Melody melody) {
        return Stream.concat(
                melody.tempos().changes().stream().map(Timeline.Change::at),
                melody.chords().stream().map(ChordSymbol::onset));
    }

    /** Notes and the rests between them from the start to the end of the piece, cut where the key changes. */
    private static List<Part> line(Melody melody) {
        List<Part> line = new ArrayList<>();
        List<Ticks> cuts =
                melody.keys().changes().stream().map(Timeline.Change::at).toList();
        Ticks at = Ticks.ZERO;
        for (Note note : melody.notes()) {
            add(line, at, note.onset(), Optional.empty(), cuts);
            add(line, note.onset(), note.end(), Optional.of(note.pitch()), cuts);
            at = note.end();
        }
        add(line, at, melody.length(), Optional.empty(), cuts);
        return line;
    }

    private static void add(List<Part> line, Ticks from, Ticks to, Optional<Pitch> pitch, List<Ticks> cuts) {
        Ticks at = from;
        for (Ticks cut : cuts) {
            if (cut.isAfter(at) && cut.isBefore(to)) {
                line.add(new Part(at, cut, pitch, at.isAfter(from), true));
                at = cut;
            }
        }
        if (at.isBefore(to)) {
            line.add(new Part(at, to, pitch, at.isAfter(from), false));
        }
    }

    private static Part clipped(Part part, Bar bar) {
        Ticks from = Ticks.max(part.from(), bar.start());
        Ticks to = Ticks.min(part.to(), bar.end());
        return new Part(
                from,
                to,
                part.pitch(),
                part.continued() || part.from().isBefore(from),
                part.continues() || to.isBefore(part.to()));
    }

    /** The melody with every time on the nearest 1/24 of a quarter note; notes too short for that are left out. */
    private static Melody rounded(Melody melody) {
        List<Note> notes = melody.notes().stream()
                .filter(note -> round(note.onset()).isBefore(round(note.end())))
                .map(note -> new Note(round(note.onset()), round(note.end()).minus(round(note.onset())), note.pitch()))
                .toList();
        return new Melody(
                melody.title(),
                notes,
                round(melody.length()),
                round(melody.anacrusis()),
                round(melody.metres()),
                round(melody.keys()),
                round(melody.tempos()),
                melody.chords().stream()
                        .map(chord -> new ChordSymbol(round(chord.onset()), chord.text()))
                        .toList(),
                melody.lyrics().stream()
                        .map(lyric -> new Lyric(round(lyric.onset()), lyric.verse(), lyric.text(), lyric.hyphenated()))
                        .toList());
    }

    private static <T> Timeline<T> round(Timeline<T> timeline) {
        TreeMap<Ticks, T> changes = new TreeMap<>();
        timeline.changes().forEach(change -> changes.put(round(change.at()), change.value()));
        return new Timeline<>(changes.entrySet().stream()
                .map(change -> new Timeline.Change<>(change.getKey(), change.getValue()))
                .toList());
    }

    private static Ticks round(Ticks time) {
        return Ticks.ofUnits(time.toUnits(ROUNDED), ROUNDED);
    }
}
