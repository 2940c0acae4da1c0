package dev.stemma.generator.notation.midi;

import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Lyric;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Mode;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Tempo;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Timeline;
import dev.stemma.generator.notation.Barring;
import dev.stemma.generator.notation.Divisions;
import dev.stemma.provenance.asset.MidiEvent.Meta;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MetaMessage;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiMessage;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;

/**
 * Writes a melody as a Standard MIDI File: equal melodies give equal bytes. Times are exact in the file's division, 480
 * to a quarter note or the smallest that fits; a melody that no division up to 32,767 fits is rounded to 1/32,256 of a
 * quarter note. Changes and words behind the end of the piece are left out.
 */
public final class MidiWriter {
    private static final int LARGEST_DIVISION = 32_767;

    /**
     * @param format 0: one track; 1: a conductor track and the melody
     * @param program General MIDI instrument, 0 to 127; 0 is a piano
     */
    public record Options(int format, int program) {
        /** One track, piano. */
        public static final Options DEFAULT = new Options(0, 0);

        public Options {
            if (format < 0 || format > 1) {
                throw new IllegalArgumentException("a melody is written in format 0 or 1, found " + format);
            }
            if (program < 0 || program > 127) {
                throw new IllegalArgumentException("a program is 0 to 127, found " + program);
            }
        }
    }

    private final Melody melody;
    private final int division;
    private final Track conductor;
    private final Track notes;
    private final Sequence sequence;

    private MidiWriter(Melody melody, Options options) throws InvalidMidiDataException {
        this.melody = melody;
        this.division = Divisions.of(melody, LARGEST_DIVISION);
        this.sequence = new Sequence(Sequence.PPQ, division);
        this.conductor = sequence.createTrack();
        this.notes = options.format() == 0 ? conductor : sequence.createTrack();
    }

    /** The file. */
    public static byte[] write(Melody melody, Options options) {
        try {
            MidiWriter writer = new MidiWriter(melody, options);
            writer.conduct();
            writer.play(options.program());
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            MidiSystem.write(writer.sequence, options.format(), out);
            return out.toByteArray();
        } catch (InvalidMidiDataException e) {
            throw new IllegalStateException("a message that MIDI does not have", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void conduct() throws InvalidMidiDataException {
        if (melody.title().isPresent()) {
            meta(conductor, Ticks.ZERO, Meta.TRACK_NAME, text(melody.title().get()));
            if (notes != conductor) {
                meta(notes, Ticks.ZERO, Meta.TRACK_NAME, text("Melody"));
            }
        }
        for (Timeline.Change<Tempo> change : melody.tempos().changes()) {
            int micros = change.value().microsPerQuarter();
            byte[] data = {(byte) (micros >> 16), (byte) (micros >> 8), (byte) micros};
            meta(conductor, change.at(), Meta.TEMPO, data);
        }
        metres();
        for (Timeline.Change<Key> change : melody.keys().changes()) {
            key(change.at(), change.value());
        }
        meta(conductor, melody.length(), Meta.END_OF_TRACK, new byte[0]);
        meta(notes, melody.length(), Meta.END_OF_TRACK, new byte[0]);
    }

    /** A pickup bar gets a time signature of its own length, and the metre is stated after it. */
    private void metres() throws InvalidMidiDataException {
        List<Timeline.Change<Metre>> changes = melody.metres().changes();
        Metre first = melody.metres().first();
        Ticks anacrusis = melody.anacrusis();
        if (!anacrusis.isZero()) {
            name(Ticks.ZERO, MidiText.PICKUP + anacrusis);
            name(Ticks.ZERO, MidiText.METRE + first);
            timeSignature(Ticks.ZERO, Barring.ofLength(anacrusis, first));
            if (changes.stream().noneMatch(change -> change.at().equals(anacrusis))) {
                metre(anacrusis, melody.metres().at(anacrusis));
            }
        } else if (changes.size() > 1 && changes.get(1).at().equals(first.barLength())) {
            name(Ticks.ZERO, MidiText.PICKUP + Ticks.ZERO);
        }
        for (Timeline.Change<Metre> change : changes) {
            if (anacrusis.isZero() || !change.at().isZero()) {
                metre(change.at(), change.value());
            }
        }
    }

    private void metre(Ticks at, Metre metre) throws InvalidMidiDataException {
        if (metre.groups().size() > 1) {
            name(at, MidiText.METRE + metre);
        }
        timeSignature(at, metre);
    }

    /** Numerator, power of two of the denominator, MIDI clocks (24 to a quarter note) to a beat, 32nds to a quarter. */
    private void timeSignature(Ticks at, Metre metre) throws InvalidMidiDataException {
        int clocks = 96 / metre.denominator() * (metre.isCompound() ? 3 : 1);
        byte[] data = {
            (byte) Math.min(metre.numerator(), 255),
            (byte) Integer.numberOfTrailingZeros(metre.denominator()),
            (byte) Math.max(clocks, 1),
            8
        };
        meta(conductor, at, Meta.TIME_SIGNATURE, data);
    }

    private void key(Ticks at, Key key) throws InvalidMidiDataException {
        if (key.mode() != Mode.MAJOR && key.mode() != Mode.MINOR) {
            name(at, MidiText.KEY + key);
        }
        byte[] data = {(byte) key.signature(), (byte) (key.mode().isMinor() ? 1 : 0)};
        meta(conductor, at, Meta.KEY_SIGNATURE, data);
    }

    /** Words, chords and notes in order of time; what ends comes before what begins. */
    private void play(int program) throws InvalidMidiDataException {
        notes.add(new MidiEvent(new ShortMessage(ShortMessage.PROGRAM_CHANGE, 0, program, 0), 0));
        for (var chord : melody.chords()) {
            meta(notes, chord.onset(), MidiText.TEXT, text(MidiText.CHORD + chord.text()));
        }
        for (Lyric lyric : melody.lyrics()) {
            String syllable = lyric.text() + (lyric.hyphenated() ? "-" : "");
            if (lyric.verse() == 1) {
                meta(notes, lyric.onset(), Meta.LYRIC, text(syllable));
            } else {
                meta(notes, lyric.onset(), MidiText.TEXT, text(MidiText.LYRIC + lyric.verse() + ": " + syllable));
            }
        }
        Strength strength = new Strength(melody);
        List<MidiEvent> events = new ArrayList<>();
        for (Note note : melody.notes()) {
            int key = note.pitch().midi();
            events.add(event(note.end(), new ShortMessage(ShortMessage.NOTE_OFF, 0, key, 64)));
            events.add(event(note.onset(), new ShortMessage(ShortMessage.NOTE_ON, 0, key, strength.velocity(note))));
        }
        events.sort(Comparator.comparingLong(MidiEvent::getTick)
                .thenComparing(event -> event.getMessage().getStatus()));
        events.forEach(notes::add);
    }

    private void name(Ticks at, String text) throws InvalidMidiDataException {
        meta(conductor, at, MidiText.TEXT, text(text));
    }

    private void meta(Track track, Ticks at, int type, byte[] data) throws InvalidMidiDataException {
        if (!at.isAfter(melody.length())) {
            track.add(event(at, new MetaMessage(type, data, data.length)));
        }
    }

    private MidiEvent event(Ticks at, MidiMessage message) {
        return new MidiEvent(message, at.toUnits(division));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
