package dev.stemma.generator.notation.musicxml;

import dev.stemma.generator.music.ChordSymbol;
import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Lyric;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Tempo;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.notation.Barring;
import dev.stemma.generator.notation.Changes;
import dev.stemma.generator.notation.Limits;
import dev.stemma.generator.notation.MelodyFormat;
import dev.stemma.generator.notation.NotationException;
import dev.stemma.generator.notation.ReadOptions;
import dev.stemma.generator.notation.Reading;
import dev.stemma.generator.notation.SingleLine;
import dev.stemma.generator.notation.VoiceChoice;
import dev.stemma.generator.notation.VoiceChoice.Candidate;
import dev.stemma.generator.notation.musicxml.Measure.Head;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The bars of all parts in the order in which they are played, and the melody in them. */
final class Performance {
    /** A note with the words under it. */
    private record Sung(Note note, List<Lyric> words) {}

    private final Map<String, List<Measure>> parts;
    private final Map<String, String> partNames;
    private final Map<String, Integer> omitted;
    private final List<Integer> order;
    private final List<Ticks> starts = new ArrayList<>();
    private Ticks end = Ticks.ZERO;

    /**
     * @param parts bars by part id, in score order
     * @param omitted counts of what was left out
     */
    Performance(Map<String, List<Measure>> parts, Map<String, String> partNames, Map<String, Integer> omitted)
            throws NotationException {
        this.parts = parts;
        this.partNames = partNames;
        this.omitted = omitted;
        this.order = Repeats.order(parts.values().stream().findFirst().orElse(List.of()));
        for (int index : order) {
            Ticks length = Ticks.ZERO;
            for (List<Measure> measures : parts.values()) {
                if (index < measures.size()) {
                    length = Ticks.max(length, measures.get(index).length);
                }
            }
            starts.add(end);
            end = Limits.within(end.plus(length), "bar " + starts.size());
        }
    }

    Reading reading(MelodyFormat format, Optional<String> title, Optional<String> composer, ReadOptions options)
            throws NotationException {
        Map<String, List<Sung>> sung = new HashMap<>();
        List<Candidate> candidates = new ArrayList<>();
        for (Map.Entry<String, List<Measure>> part : parts.entrySet()) {
            String name = partNames.getOrDefault(part.getKey(), "");
            for (Map.Entry<String, List<Sung>> voice : voices(part.getValue()).entrySet()) {
                String id = part.getKey() + "/" + voice.getKey();
                List<Note> notes = voice.getValue().stream().map(Sung::note).toList();
                sung.put(id, voice.getValue());
                candidates.add(new Candidate(SingleLine.voice(id, name, notes), notes, true));
            }
        }
        VoiceChoice choice = VoiceChoice.of(candidates, options);
        String id = choice.candidate().voice().id();
        List<Measure> part = parts.get(id.substring(0, id.lastIndexOf('/')));
        TreeMap<Ticks, Metre> metres = collect(part, measure -> measure.metres);
        TreeMap<Ticks, Key> keys = collect(part, measure -> measure.keys);
        boolean metreStated = !metres.isEmpty();
        boolean keyStated = !keys.isEmpty();
        metres.putIfAbsent(Ticks.ZERO, Metre.COMMON);
        Barring barring = Barring.of(starts, end, Changes.bounded(metres));
        Melody melody = new Melody(
                title,
                choice.line().notes(),
                end,
                barring.anacrusis(),
                barring.metres(),
                Changes.timeline(keys, Key.C_MAJOR),
                Changes.timeline(tempos(), Melody.DEFAULT_TEMPO),
                chords(part),
                sung.get(id).stream()
                        .flatMap(note -> note.words().stream()
                                .map(word ->
                                        new Lyric(note.note().onset(), word.verse(), word.text(), word.hyphenated())))
                        .toList());
        return new Reading(
                format,
                melody,
                composer,
                candidates.stream().map(Candidate::voice).toList(),
                choice.candidate().voice(),
                choice.reason(),
                metreStated,
                keyStated,
                warnings(choice.line()));
    }

    private List<String> warnings(SingleLine line) {
        List<String> warnings = new ArrayList<>(line.warnings());
        omitted.forEach(
                (what, count) -> warnings.add("left out: " + what + (count > 1 ? ", " + count + " times" : "")));
        return warnings;
    }

    /** What is played, voice by voice, ties merged. */
    private Map<String, List<Sung>> voices(List<Measure> measures) throws NotationException {
        Map<String, List<Sung>> voices = new TreeMap<>();
        Map<String, Boolean> tied = new HashMap<>();
        for (int i = 0; i < order.size(); i++) {
            if (order.get(i) >= measures.size()) {
                continue;
            }
            List<Head> heads = new ArrayList<>(measures.get(order.get(i)).heads);
            heads.sort(Comparator.comparing(Head::onset));
            for (Head head : heads) {
                List<Sung> line = voices.computeIfAbsent(head.voice(), voice -> new ArrayList<>());
                Note note = new Note(starts.get(i).plus(head.onset()), head.duration(), head.pitch());
                Note last = line.isEmpty() ? null : line.get(line.size() - 1).note();
                boolean goesOn = head.tiedFrom()
                        && last != null
                        && tied.get(head.voice())
                        && last.pitch().equals(note.pitch())
                        && last.end().equals(note.onset());
                if (goesOn) {
                    Note longer = new Note(last.onset(), note.end().minus(last.onset()), last.pitch());
                    line.set(
                            line.size() - 1,
                            new Sung(longer, line.get(line.size() - 1).words()));
                } else {
                    line.add(new Sung(note, head.words()));
                }
                tied.put(head.voice(), head.tiedTo());
                if (line.size() > Limits.NOTES) {
                    throw new NotationException(
                            "more than " + Limits.NOTES + " notes in a voice, the most that is read");
                }
            }
        }
        return voices;
    }

    private interface Marks<T> {
        TreeMap<Ticks, T> of(Measure measure);
    }

    private <T> TreeMap<Ticks, T> collect(List<Measure> measures, Marks<T> marks) {
        TreeMap<Ticks, T> collected = new TreeMap<>();
        for (int i = 0; i < order.size(); i++) {
            if (order.get(i) < measures.size()) {
                Ticks start = starts.get(i);
                marks.of(measures.get(order.get(i))).forEach((at, mark) -> collected.put(start.plus(at), mark));
            }
        }
        return collected;
    }

    /** Tempo marks stand in any part. */
    private TreeMap<Ticks, Tempo> tempos() {
        TreeMap<Ticks, Tempo> tempos = new TreeMap<>();
        parts.values().forEach(part -> tempos.putAll(collect(part, measure -> measure.tempos)));
        return tempos;
    }

    private List<ChordSymbol> chords(List<Measure> measures) {
        List<ChordSymbol> chords = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            if (order.get(i) < measures.size()) {
                Ticks start = starts.get(i);
                measures.get(order.get(i))
                        .chords
                        .forEach(chord -> chords.add(new ChordSymbol(start.plus(chord.onset()), chord.text())));
            }
        }
        return chords;
    }
}
