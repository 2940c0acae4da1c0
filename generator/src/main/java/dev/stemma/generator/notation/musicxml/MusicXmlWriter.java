package dev.stemma.generator.notation.musicxml;

import dev.stemma.generator.music.Bar;
import dev.stemma.generator.music.ChordSymbol;
import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Lyric;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Tempo;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Timeline;
import dev.stemma.generator.music.Tonic;
import dev.stemma.provenance.label.Responsibility;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes a melody as a MusicXML 4.0 score: ties over bar lines, tuplets with brackets, a pickup as bar 0, words and chord
 * symbols. Equal melodies give equal bytes. Words and chords that stand in no bar are left out.
 *
 * <p>MusicXML has no word for who answers for a note. Each note names them in its {@code level}, which is for editorial
 * information and not shown; miscellaneous fields tell who they are, {@code responsibility.} before the name.
 */
public final class MusicXmlWriter {
    private static final int BASS_CLEF_BELOW = 57;

    private final Melody melody;
    private final Score score;
    private final Optional<Responsibility> responsibility;
    private final long divisions;
    private final Map<Ticks, List<Lyric>> lyrics;
    private final TreeMap<Ticks, Runnable> above = new TreeMap<>();
    private final Map<Integer, Boolean> inWord = new HashMap<>();
    private final XmlText xml = new XmlText();

    /** Of the note being written, among those of the melody. */
    private int index = -1;

    private MusicXmlWriter(Score score, Optional<Responsibility> responsibility) {
        this.melody = score.melody();
        this.score = score;
        this.responsibility = score.answered(responsibility);
        this.divisions = score.divisions();
        this.lyrics = melody.lyrics().stream().collect(Collectors.groupingBy(Lyric::onset));
    }

    /**
     * The score, UTF-8. Where {@link #isExact} does not hold, times are rounded to the nearest 1/24 of a quarter note;
     * an empty piece gets a bar's rest.
     *
     * @param responsibility for each note of the melody, in order; if it has another number of notes, nothing is said
     */
    public static byte[] write(Melody piece, Optional<Responsibility> responsibility) {
        return new MusicXmlWriter(Score.written(piece), responsibility)
                .document()
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Whether notation has signs for every time of the melody: tuplets of 3, 5, 7 and 9 and values down to a 1024th. */
    public static boolean isExact(Melody melody) {
        return Score.of(melody).isPresent();
    }

    private String document() {
        xml.line("<!DOCTYPE score-partwise PUBLIC \"-//Recordare//DTD MusicXML 4.0 Partwise//EN\""
                + " \"http://www.musicxml.org/dtds/partwise.dtd\">");
        xml.open("score-partwise", "version", "4.0");
        melody.title()
                .ifPresent(title -> xml.open("work").leaf("work-title", title).close());
        xml.open("identification");
        xml.open("encoding").leaf("software", "Stemma").close();
        responsibility.ifPresent(this::parties);
        xml.close();
        xml.open("part-list").open("score-part", "id", "P1").leaf("part-name", "Melody");
        xml.close().close().open("part", "id", "P1");
        collectAbove();
        for (Score.Measure measure : score.measures()) {
            measure(measure);
        }
        return xml.close().close().toString();
    }

    private void parties(Responsibility named) {
        xml.open("miscellaneous");
        for (Responsibility.Party party : named.parties()) {
            xml.leaf("miscellaneous-field", party.identity(), "name", MusicXmlReader.PARTY + party.id());
        }
        xml.close();
    }

    /** Tempo marks and chord symbols by their time, each ready to be written where the bar has come to it. */
    private void collectAbove() {
        for (Timeline.Change<Tempo> change : melody.tempos().changes()) {
            above.merge(change.at(), () -> tempo(change.value()), MusicXmlWriter::both);
        }
        for (ChordSymbol chord : melody.chords()) {
            above.merge(chord.onset(), () -> harmony(Harmony.parse(chord.text())), MusicXmlWriter::both);
        }
    }

    private static Runnable both(Runnable first, Runnable second) {
        return () -> {
            first.run();
            second.run();
        };
    }

    /** Where the mark being written stands after the note that follows it, in divisions. */
    private long offset;

    private void measure(Score.Measure measure) {
        Bar bar = measure.bar();
        boolean pickup = bar.number() == 0;
        if (pickup) {
            xml.open("measure", "number", 0, "implicit", "yes");
        } else {
            xml.open("measure", "number", bar.number());
        }
        for (Sign sign : measure.signs()) {
            attributes(sign.onset(), bar);
            for (Map.Entry<Ticks, Runnable> mark :
                    above.subMap(sign.onset(), true, sign.end(), false).entrySet()) {
                offset = units(mark.getKey().minus(sign.onset()));
                mark.getValue().run();
            }
            note(sign);
        }
        if (bar.end().equals(melody.length())) {
            xml.open("barline", "location", "right")
                    .leaf("bar-style", "light-heavy")
                    .close();
        }
        xml.close();
    }

    private void attributes(Ticks at, Bar bar) {
        Optional<Key> key = changed(melody.keys(), at);
        Optional<Metre> metre = at.equals(bar.start()) ? changed(melody.metres(), at) : Optional.empty();
        if (key.isEmpty() && metre.isEmpty()) {
            return;
        }
        xml.open("attributes");
        if (at.isZero()) {
            xml.leaf("divisions", divisions);
        }
        key.ifPresent(it -> xml.open("key")
                .leaf("fifths", it.signature())
                .leaf("mode", it.mode().label())
                .close());
        metre.ifPresent(it -> xml.open("time")
                .leaf("beats", it.toString().substring(0, it.toString().indexOf('/')))
                .leaf("beat-type", it.denominator())
                .close());
        if (at.isZero()) {
            boolean low = melody.notes().stream()
                            .mapToInt(note -> note.pitch().midi())
                            .average()
                            .orElse(60)
                    < BASS_CLEF_BELOW;
            xml.open("clef")
                    .leaf("sign", low ? "F" : "G")
                    .leaf("line", low ? 4 : 2)
                    .close();
        }
        xml.close();
    }

    /** The value that begins here, unless it is the one in force before. */
    private static <T> Optional<T> changed(Timeline<T> timeline, Ticks at) {
        if (at.isZero()) {
            return Optional.of(timeline.first());
        }
        T now = timeline.at(at);
        return now.equals(timeline.at(at.minus(new Ticks(1)))) ? Optional.empty() : Optional.of(now);
    }

    private void tempo(Tempo tempo) {
        BigDecimal bpm = BigDecimal.valueOf(60_000_000)
                .divide(BigDecimal.valueOf(tempo.microsPerQuarter()), 9, RoundingMode.HALF_UP);
        String shown =
                bpm.setScale(1, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
        xml.open("direction", "placement", "above").open("direction-type").open("metronome");
        xml.leaf("beat-unit", "quarter").leaf("per-minute", shown).close().close();
        writeOffset();
        xml.empty("sound", "tempo", bpm.stripTrailingZeros().toPlainString()).close();
    }

    private void harmony(Harmony harmony) {
        xml.open("harmony");
        if (harmony.root().isPresent()) {
            tonic("root", harmony.root().get());
        } else {
            xml.open("root").leaf("root-step", "C", "text", "").close();
        }
        xml.leaf("kind", harmony.kind(), "text", harmony.suffix());
        harmony.bass().ifPresent(bass -> tonic("bass", bass));
        writeOffset();
        xml.close();
    }

    private void writeOffset() {
        if (offset > 0) {
            xml.leaf("offset", offset);
        }
    }

    private void tonic(String name, Tonic tonic) {
        xml.open(name).leaf(name + "-step", tonic.letter());
        if (tonic.alter() != 0) {
            xml.leaf(name + "-alter", tonic.alter());
        }
        xml.close();
    }

    private void note(Sign sign) {
        xml.open("note");
        if (sign.pitch().isPresent()) {
            pitch(sign.pitch().get(), melody.keys().at(sign.onset()));
        } else if (sign.value().isEmpty()) {
            xml.empty("rest", "measure", "yes");
        } else {
            xml.empty("rest");
        }
        xml.leaf("duration", units(sign.duration()));
        if (sign.tiedFrom()) {
            xml.empty("tie", "type", "stop");
        }
        if (sign.tiedTo()) {
            xml.empty("tie", "type", "start");
        }
        if (sign.pitch().isPresent()) {
            index += sign.tiedFrom() ? 0 : 1;
            responsibility.map(named -> named.notes().get(index)).ifPresent(this::level);
        }
        xml.leaf("voice", 1);
        sign.value().ifPresent(value -> {
            xml.leaf("type", value.type());
            for (int dot = 0; dot < value.dots(); dot++) {
                xml.empty("dot");
            }
        });
        if (sign.tuplet().isPresent()) {
            xml.open("time-modification").leaf("actual-notes", sign.tuplet().actual());
            xml.leaf("normal-notes", sign.tuplet().normal()).close();
        }
        notations(sign);
        if (sign.pitch().isPresent() && !sign.tiedFrom()) {
            lyrics.getOrDefault(sign.onset(), List.of()).forEach(this::lyric);
        }
        xml.close();
    }

    private void level(Responsibility.Share share) {
        xml.leaf("level", share.parties().stream().map(Responsibility.Party::id).collect(Collectors.joining(" ")));
    }

    private void pitch(Pitch pitch, Key key) {
        Tonic name = key.spell(pitch.pitchClass());
        xml.open("pitch").leaf("step", name.letter());
        if (name.alter() != 0) {
            xml.leaf("alter", name.alter());
        }
        xml.leaf("octave", (pitch.midi() - name.alter() - name.naturalPitch()) / 12 - 1)
                .close();
    }

    private void notations(Sign sign) {
        if (!(sign.tiedFrom() || sign.tiedTo() || sign.startsTuplet() || sign.stopsTuplet())) {
            return;
        }
        xml.open("notations");
        if (sign.tiedFrom()) {
            xml.empty("tied", "type", "stop");
        }
        if (sign.tiedTo()) {
            xml.empty("tied", "type", "start");
        }
        if (sign.startsTuplet()) {
            xml.empty("tuplet", "type", "start", "bracket", "yes");
        }
        if (sign.stopsTuplet()) {
            xml.empty("tuplet", "type", "stop");
        }
        xml.close();
    }

    private void lyric(Lyric lyric) {
        boolean before = inWord.getOrDefault(lyric.verse(), false);
        String syllabic = lyric.hyphenated() ? (before ? "middle" : "begin") : (before ? "end" : "single");
        inWord.put(lyric.verse(), lyric.hyphenated());
        xml.open("lyric", "number", lyric.verse())
                .leaf("syllabic", syllabic)
                .leaf("text", lyric.text())
                .close();
    }

    private long units(Ticks time) {
        return time.toUnits(divisions);
    }
}
