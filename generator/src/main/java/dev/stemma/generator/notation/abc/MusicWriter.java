package dev.stemma.generator.notation.abc;

import dev.stemma.generator.music.Bar;
import dev.stemma.generator.music.ChordSymbol;
import dev.stemma.generator.music.Lyric;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Writes bar after bar of one melody; remembers which words go under the line at hand. */
final class MusicWriter {
    private static final int MAX_VERSE = 100;

    private final Melody melody;
    private final Ticks unit;
    private final Spelling spelling;
    /** Where a chord, a key or a tempo begins, so that a note there has to be divided. */
    private final TreeSet<Ticks> cuts = new TreeSet<>();

    private final Map<Ticks, String> chords = new TreeMap<>();
    private final Map<Ticks, Map<Integer, Lyric>> lyrics = new TreeMap<>();
    /** Notes of the line at hand: their onset, or nothing for the continuation of a tie. */
    private final List<Optional<Ticks>> line = new ArrayList<>();

    private int nextNote;

    MusicWriter(Melody melody, Ticks unit) {
        this.melody = melody;
        this.unit = unit;
        this.spelling = new Spelling(melody.keys());
        melody.keys().changes().forEach(change -> cuts.add(change.at()));
        melody.tempos().changes().forEach(change -> cuts.add(change.at()));
        for (ChordSymbol chord : melody.chords()) {
            chords.merge(chord.onset(), quoted(chord.text()), String::concat);
            cuts.add(chord.onset());
        }
        for (Lyric lyric : melody.lyrics()) {
            if (lyric.verse() <= MAX_VERSE && !lyric.text().isEmpty()) {
                lyrics.computeIfAbsent(lyric.onset(), onset -> new TreeMap<>()).putIfAbsent(lyric.verse(), lyric);
            }
        }
    }

    private static String quoted(String chord) {
        if (chord.isEmpty()) {
            return "";
        }
        String text = TextString.encode(chord, "\"");
        if ("^_<>@".indexOf(text.charAt(0)) >= 0 || Navigations.parse(text).isPresent()) {
            text = "\\u%04x".formatted((int) text.charAt(0)) + text.substring(1);
        }
        return "\"" + text + "\"";
    }

    /** The notes, rests and changes of one bar, without its bar line. */
    String bar(Bar bar) {
        StringBuilder text = new StringBuilder();
        spelling.barLine();
        List<Ticks> beats = beats(bar);
        Ticks previous = bar.start();
        List<Segment> segments = segments(bar);
        int tupletEnd = 0;
        Tuplet tuplet = Tuplet.NONE;
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            if (i >= tupletEnd) {
                tuplet = Tuplet.at(segments, i);
                tupletEnd = i + tuplet.notes();
                separate(text, tuplet.notes() > 0 || isBeatBetween(beats, previous, segment.start()));
            }
            previous = segment.start();
            text.append(changes(segment.start()));
            if (i == tupletEnd - tuplet.notes() && tuplet.notes() > 0) {
                text.append(tuplet.sign());
            }
            text.append(chords.getOrDefault(segment.start(), ""));
            appendSegment(text, segment, tuplet.written(segment.length()));
        }
        return text.toString();
    }

    private static void separate(StringBuilder text, boolean wanted) {
        if (wanted && !text.isEmpty()) {
            text.append(' ');
        }
    }

    private static boolean isBeatBetween(List<Ticks> beats, Ticks after, Ticks upTo) {
        return beats.stream().anyMatch(beat -> beat.isAfter(after) && !beat.isAfter(upTo));
    }

    private static List<Ticks> beats(Bar bar) {
        Metre metre = bar.metre();
        boolean oneBeam = metre.denominator() >= 8 && metre.numerator() == 3;
        return (oneBeam ? List.of(Ticks.ZERO) : metre.beats())
                .stream().map(bar.start()::plus).toList();
    }

    /** Metre, key and tempo changes at a time after the beginning. */
    private String changes(Ticks time) {
        if (time.isZero()) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        change(melody.metres(), time)
                .ifPresent(metre -> text.append("[M:").append(metre).append(']'));
        change(melody.keys(), time).ifPresent(key -> {
            text.append(AbcWriter.key(key, "[", "]"));
            spelling.keyChange(time);
        });
        change(melody.tempos(), time)
                .ifPresent(tempo -> text.append("[Q:")
                        .append(AbcWriter.tempo(tempo, melody.metres().at(time)))
                        .append(']'));
        return text.toString();
    }

    private static <T> Optional<T> change(Timeline<T> timeline, Ticks time) {
        return timeline.changes().stream()
                .filter(change -> change.at().equals(time))
                .map(Timeline.Change::value)
                .findFirst();
    }

    /** The bar cut where notes begin and end, and where a chord, a key or a tempo changes. */
    private List<Segment> segments(Bar bar) {
        List<Segment> segments = new ArrayList<>();
        Ticks at = bar.start();
        while (at.isBefore(bar.end())) {
            Optional<Note> note = noteAt(at);
            Ticks end = Ticks.min(bar.end(), note.map(Note::end).orElseGet(this::nextOnset));
            Ticks cut = cuts.higher(at);
            end = cut == null ? end : Ticks.min(end, cut);
            segments.add(new Segment(at, end.minus(at), note));
            at = end;
        }
        return segments;
    }

    /** The note that sounds at a time; times ascend. */
    private Optional<Note> noteAt(Ticks time) {
        List<Note> notes = melody.notes();
        while (nextNote < notes.size() && !notes.get(nextNote).end().isAfter(time)) {
            nextNote++;
        }
        return nextNote < notes.size() && !notes.get(nextNote).onset().isAfter(time)
                ? Optional.of(notes.get(nextNote))
                : Optional.empty();
    }

    private Ticks nextOnset() {
        return nextNote < melody.notes().size() ? melody.notes().get(nextNote).onset() : melody.length();
    }

    /** One note or rest as one sign, or as several tied ones where one cannot have its length. */
    private void appendSegment(StringBuilder text, Segment segment, Ticks written) {
        List<Ticks> lengths = Lengths.split(written);
        for (int i = 0; i < lengths.size(); i++) {
            boolean begins = i == 0 && segment.begins();
            boolean tied = i < lengths.size() - 1 || !segment.ends();
            if (segment.note().isPresent()) {
                Note note = segment.note().get();
                text.append(spelling.spell(note));
                line.add(begins ? Optional.of(note.onset()) : Optional.empty());
            } else {
                text.append('z');
            }
            text.append(Lengths.text(lengths.get(i), unit))
                    .append(segment.note().isPresent() && tied ? "-" : "");
        }
    }

    String chordsAtEnd() {
        String chord = chords.getOrDefault(melody.length(), "");
        return chord.isEmpty() ? "" : " " + chord;
    }

    /** The {@code w:} lines for the notes since the last call. */
    String words() {
        int verses = 0;
        for (Optional<Ticks> onset : line) {
            for (int verse : onset.map(lyrics::get).map(Map::keySet).orElse(Set.of())) {
                verses = Math.max(verses, verse);
            }
        }
        StringBuilder text = new StringBuilder();
        for (int verse = 1; verse <= verses; verse++) {
            text.append("w:").append(verse(verse)).append('\n');
        }
        line.clear();
        return text.toString();
    }

    private String verse(int verse) {
        StringBuilder text = new StringBuilder();
        int end = 0;
        for (Optional<Ticks> onset : line) {
            Optional<Lyric> lyric = onset.map(lyrics::get).map(verses -> verses.get(verse));
            if (lyric.isPresent()) {
                String syllable = TextString.encode(lyric.get().text(), "-_*|~").replace(' ', '~');
                text.append(text.isEmpty() || text.charAt(text.length() - 1) == '-' ? "" : " ")
                        .append(syllable)
                        .append(lyric.get().hyphenated() ? "-" : "");
                end = text.length();
            } else {
                text.append(onset.isPresent() ? " *" : "_");
            }
        }
        text.setLength(end);
        return end == 0 ? "*" : text.toString();
    }
}
