package dev.stemma.generator.notation.musicxml;

import dev.stemma.generator.music.Bar;
import dev.stemma.generator.music.ChordSymbol;
import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Lyric;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Tempo;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Timeline;
import dev.stemma.provenance.label.Responsibility;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes a melody as an MEI 5.0 score in common Western notation, in which each note names in {@code @resp} who and what
 * answers for it; the head declares them. Equal melodies give equal bytes.
 */
public final class MeiWriter {
    private static final int BASS_CLEF_BELOW = 57;
    private static final String[] DURATIONS = {
        "1024", "512", "256", "128", "64", "32", "16", "8", "4", "2", "1", "breve", "long"
    };
    private static final List<String> MODES =
            List.of("major", "minor", "dorian", "phrygian", "lydian", "mixolydian", "locrian");

    private final Melody melody;
    private final Score score;
    private final Optional<Responsibility> responsibility;
    private final Map<Ticks, List<Lyric>> lyrics;
    private final Map<Integer, Boolean> inWord = new HashMap<>();
    private final MeiSpelling spelling = new MeiSpelling();
    private final XmlText xml = new XmlText();
    private int note = -1;
    private int part;

    /** A note that is tied over a change of key keeps its name. */
    private Key spelledIn = Key.C_MAJOR;

    private MeiWriter(Score score, Optional<Responsibility> responsibility) {
        this.melody = score.melody();
        this.score = score;
        this.responsibility = score.answered(responsibility);
        this.lyrics = melody.lyrics().stream().collect(Collectors.groupingBy(Lyric::onset));
    }

    /**
     * The score, UTF-8. Times that notation has no signs for are rounded as {@link MusicXmlWriter} does.
     *
     * @param responsibility for each note of the melody, in order; if it has another number of notes, nothing is said
     */
    public static byte[] write(Melody piece, Optional<Responsibility> responsibility) {
        return new MeiWriter(Score.written(piece), responsibility).document().getBytes(StandardCharsets.UTF_8);
    }

    private String document() {
        xml.open("mei", "xmlns", "http://www.music-encoding.org/ns/mei", "meiversion", "5.0");
        head();
        xml.open("music").open("body").open("mdiv").open("score");
        scoreDef(Ticks.ZERO, true);
        xml.open("section");
        score.measures().forEach(this::measure);
        return xml.close().close().close().close().close().close().toString();
    }

    private void head() {
        xml.open("meiHead")
                .open("fileDesc")
                .open("titleStmt")
                .leaf("title", melody.title().orElse(""));
        responsibility.ifPresent(each -> each.parties().forEach(this::party));
        xml.close().empty("pubStmt").close();
        xml.open("encodingDesc").open("appInfo").open("application").leaf("name", "Stemma");
        xml.close().close().close().close();
    }

    private void party(Responsibility.Party party) {
        xml.open("respStmt").leaf("resp", party.kind() == Responsibility.Kind.FILE ? "source" : "notes");
        if (party.kind() == Responsibility.Kind.PERSON) {
            xml.leaf("persName", party.name(), "xml:id", party.id(), "label", party.identity());
        } else {
            String type = party.kind() == Responsibility.Kind.FILE ? "document" : "process";
            xml.leaf("name", party.name(), "xml:id", party.id(), "type", type, "label", party.identity());
        }
        xml.close();
    }

    private void scoreDef(Ticks at, boolean first) {
        xml.open("scoreDef");
        changed(melody.keys(), at).ifPresent(this::key);
        changed(melody.metres(), at).ifPresent(metre -> {
            String text = metre.toString();
            xml.empty("meterSig", "count", text.substring(0, text.indexOf('/')), "unit", metre.denominator());
        });
        if (first) {
            boolean low = melody.notes().stream()
                            .mapToInt(each -> each.pitch().midi())
                            .average()
                            .orElse(60)
                    < BASS_CLEF_BELOW;
            xml.open("staffGrp").open("staffDef", "n", 1, "lines", 5);
            xml.empty("clef", "shape", low ? "F" : "G", "line", low ? 4 : 2)
                    .close()
                    .close();
        }
        xml.close();
    }

    /** MEI has no word for the pentatonic modes; the label says it. */
    private void key(Key key) {
        int fifths = key.signature();
        String signature = fifths == 0 ? "0" : Math.abs(fifths) + (fifths > 0 ? "s" : "f");
        String mode = key.mode().label();
        xml.empty("keySig", "sig", signature, MODES.contains(mode) ? "mode" : "label", mode);
    }

    private static <T> Optional<T> changed(Timeline<T> timeline, Ticks at) {
        return at.isZero()
                ? Optional.of(timeline.first())
                : timeline.changes().stream()
                        .filter(change -> change.at().equals(at))
                        .map(Timeline.Change::value)
                        .findFirst();
    }

    private void measure(Score.Measure measure) {
        Bar bar = measure.bar();
        if (!bar.start().isZero()
                && (changed(melody.keys(), bar.start()).isPresent()
                        || changed(melody.metres(), bar.start()).isPresent())) {
            scoreDef(bar.start(), false);
        }
        boolean last = bar.end().equals(melody.length());
        boolean whole = bar.number() > 0 && bar.length().equals(bar.metre().barLength());
        Object[] open = whole
                ? new Object[] {"n", bar.number(), "right", last ? "end" : "single"}
                : new Object[] {"n", bar.number(), "right", last ? "end" : "single", "metcon", "false"};
        xml.open("measure", open).open("staff", "n", 1).open("layer", "n", 1);
        spelling.newBar();
        for (Sign sign : measure.signs()) {
            if (!sign.onset().equals(bar.start())) {
                changed(melody.keys(), sign.onset()).ifPresent(this::key);
            }
            sign(sign, whole);
        }
        xml.close().close();
        marks(bar);
        xml.close();
    }

    private void marks(Bar bar) {
        for (Timeline.Change<Tempo> change : melody.tempos().changes()) {
            if (isIn(change.at(), bar)) {
                int micros = change.value().microsPerQuarter();
                String bpm = BigDecimal.valueOf(60_000_000)
                        .divide(BigDecimal.valueOf(micros), 9, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString();
                xml.empty("tempo", "staff", 1, "tstamp", beat(change.at(), bar), "midi.bpm", bpm, "midi.mspb", micros);
            }
        }
        for (ChordSymbol chord : melody.chords()) {
            if (isIn(chord.onset(), bar)) {
                xml.leaf("harm", chord.text(), "staff", 1, "tstamp", beat(chord.onset(), bar));
            }
        }
    }

    private static boolean isIn(Ticks at, Bar bar) {
        return !at.isBefore(bar.start()) && at.isBefore(bar.end());
    }

    /** The place in the bar in units of its metre, the first being 1. */
    private static String beat(Ticks at, Bar bar) {
        return BigDecimal.valueOf(at.minus(bar.start()).value())
                .divide(BigDecimal.valueOf(bar.metre().unit().value()), 9, RoundingMode.HALF_UP)
                .add(BigDecimal.ONE)
                .stripTrailingZeros()
                .toPlainString();
    }

    private void sign(Sign sign, boolean wholeBar) {
        if (sign.startsTuplet()) {
            xml.open(
                    "tuplet",
                    "num",
                    sign.tuplet().actual(),
                    "numbase",
                    sign.tuplet().normal());
        }
        if (sign.pitch().isPresent()) {
            note(sign, sign.pitch().get());
        } else if (sign.value().isEmpty()) {
            rest(sign.duration(), wholeBar);
        } else {
            xml.empty("rest", value(sign.value().get()));
        }
        if (sign.stopsTuplet()) {
            xml.close();
        }
    }

    /** A rest that fills its bar; where the bar is no whole one, as values, the longest first. */
    private void rest(Ticks duration, boolean wholeBar) {
        List<Sign.Value> values = Sign.Value.sum(duration);
        if (wholeBar || values.isEmpty()) {
            xml.empty("mRest");
        } else {
            values.forEach(value -> xml.empty("rest", value(value)));
        }
    }

    private static Object[] value(Sign.Value value) {
        return value.dots() == 0
                ? new Object[] {"dur", DURATIONS[value.power()]}
                : new Object[] {"dur", DURATIONS[value.power()], "dots", value.dots()};
    }

    private void note(Sign sign, Pitch pitch) {
        boolean begins = !sign.tiedFrom();
        note += begins ? 1 : 0;
        part = begins ? 1 : part + 1;
        Map<String, Object> attributes = new LinkedHashMap<>();
        responsibility
                .map(each -> each.notes().get(note))
                .ifPresent(share -> attributes.put("xml:id", "note-" + share.note() + (part > 1 ? "-" + part : "")));
        Object[] value = value(sign.value().orElseThrow());
        for (int i = 0; i < value.length; i += 2) {
            attributes.put((String) value[i], value[i + 1]);
        }
        Key key = melody.keys().at(sign.onset());
        spelledIn = begins ? key : spelledIn;
        attributes.putAll(spelling.of(pitch, spelledIn, key));
        if (sign.tiedFrom() || sign.tiedTo()) {
            attributes.put("tie", sign.tiedFrom() ? (sign.tiedTo() ? "m" : "t") : "i");
        }
        responsibility
                .map(each -> each.notes().get(note))
                .ifPresent(share -> attributes.put(
                        "resp",
                        share.parties().stream().map(party -> "#" + party.id()).collect(Collectors.joining(" "))));
        Object[] flat = attributes.entrySet().stream()
                .flatMap(each -> Stream.of(each.getKey(), each.getValue()))
                .toArray();
        List<Lyric> words = begins ? lyrics.getOrDefault(sign.onset(), List.of()) : List.of();
        if (words.isEmpty()) {
            xml.empty("note", flat);
        } else {
            xml.open("note", flat);
            words.forEach(this::verse);
            xml.close();
        }
    }

    private void verse(Lyric lyric) {
        boolean before = inWord.getOrDefault(lyric.verse(), false);
        inWord.put(lyric.verse(), lyric.hyphenated());
        xml.open("verse", "n", lyric.verse());
        if (lyric.hyphenated()) {
            xml.leaf("syl", lyric.text(), "wordpos", before ? "m" : "i", "con", "d");
        } else if (before) {
            xml.leaf("syl", lyric.text(), "wordpos", "t");
        } else {
            xml.leaf("syl", lyric.text());
        }
        xml.close();
    }
}
