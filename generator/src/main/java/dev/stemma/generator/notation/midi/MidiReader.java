package dev.stemma.generator.notation.midi;

import dev.stemma.generator.music.Bar;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.notation.Barring;
import dev.stemma.generator.notation.Limits;
import dev.stemma.generator.notation.MelodyFormat;
import dev.stemma.generator.notation.NotationException;
import dev.stemma.generator.notation.ReadOptions;
import dev.stemma.generator.notation.Reading;
import dev.stemma.generator.notation.VoiceChoice;
import dev.stemma.generator.notation.VoiceChoice.Candidate;
import dev.stemma.provenance.asset.AssetException;
import dev.stemma.provenance.asset.MidiEvent;
import dev.stemma.provenance.asset.StandardMidiFile;
import dev.stemma.provenance.asset.StandardMidiFile.Division;
import dev.stemma.provenance.asset.StandardMidiFile.Track;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the melody of a Standard MIDI File, format 0, 1 or 2. A voice is a channel of a track. Times are exact: what
 * {@link MidiWriter} wrote reads back equal. A {@link MidiCue} is no part of the piece.
 */
public final class MidiReader {
    /** How far an End of Track may lie behind a bar line and still mean it. */
    private static final Ticks SLACK = Ticks.quarters(1, 16);

    private MidiReader() {}

    /**
     * @throws NotationException if this is no MIDI file, counts in time code, or holds no single line; the message says
     *     where, and which voices there are
     */
    public static Reading read(byte[] file, ReadOptions options) throws NotationException {
        if (file.length > Limits.FILE_BYTES) {
            throw new NotationException(
                    "found " + file.length + " bytes, at most " + Limits.FILE_BYTES + " bytes of MIDI are read");
        }
        try {
            return read(StandardMidiFile.read(MidiCue.without(file)), options);
        } catch (AssetException e) {
            throw new NotationException(e.getMessage(), e);
        }
    }

    private static Reading read(StandardMidiFile file, ReadOptions options) throws NotationException {
        long ticksPerQuarter = ticksPerQuarter(file.division());
        MidiVoices voices = new MidiVoices(ticksPerQuarter);
        for (Track track : file.tracks()) {
            voices.add(track);
        }
        List<Candidate> candidates = voices.candidates();
        VoiceChoice choice = VoiceChoice.of(candidates, options);
        int taken = MidiVoices.Place.parse(choice.candidate().voice().id()).track();
        MidiConductor conductor = new MidiConductor(ticksPerQuarter);
        long end = conduct(file, taken, conductor);
        Barring barring = conductor.barring();
        Ticks stop = Limits.within(Ticks.ofUnits(end, ticksPerQuarter), "tick " + end);
        Melody melody = melody(conductor, barring, choice.line().notes(), stop);
        List<String> warnings = new ArrayList<>(voices.warnings());
        warnings.addAll(conductor.warnings());
        warnings.addAll(choice.line().warnings());
        return new Reading(
                MelodyFormat.MIDI,
                melody,
                Optional.empty(),
                candidates.stream().map(Candidate::voice).toList(),
                choice.candidate().voice(),
                choice.reason(),
                conductor.metreStated(),
                conductor.keyStated(),
                warnings);
    }

    private static long ticksPerQuarter(Division division) throws NotationException {
        if (division instanceof Division.TicksPerQuarter metrical) {
            return metrical.ticks();
        }
        Division.TimeCode code = (Division.TimeCode) division;
        throw new NotationException("byte 12: found time code, " + code.framesPerSecond()
                + " frames a second, which says nothing about beats; accepted: ticks to a quarter note");
    }

    /** Shows the conductor the events that count for the track taken; returns the tick at which the last of them ends. */
    private static long conduct(StandardMidiFile file, int taken, MidiConductor conductor) {
        boolean ownWords = hasLyrics(file.tracks().get(taken - 1));
        long end = 0;
        for (Track track : file.tracks()) {
            if (file.format() == 2 && track.number() != taken) {
                continue;
            }
            boolean words = track.number() == taken || !ownWords;
            boolean names = track.number() == taken || track.number() == 1;
            for (MidiEvent event : track) {
                if (event instanceof MidiEvent.Meta meta && (names || meta.type() != MidiEvent.Meta.TRACK_NAME)) {
                    conductor.add(meta, words);
                }
            }
            end = Math.max(end, track.endOfTrack().tick());
        }
        return end;
    }

    private static boolean hasLyrics(Track track) {
        for (MidiEvent event : track) {
            if (event instanceof MidiEvent.Meta meta && meta.type() == MidiEvent.Meta.LYRIC) {
                return true;
            }
        }
        return false;
    }

    private static Melody melody(MidiConductor conductor, Barring barring, List<Note> notes, Ticks end)
            throws NotationException {
        Melody melody = new Melody(
                conductor.title(),
                notes,
                end,
                barring.anacrusis(),
                barring.metres(),
                conductor.keys(),
                conductor.tempos(),
                conductor.chords(),
                conductor.lyrics());
        List<Bar> bars = melody.bars();
        Ticks lastBar = bars.get(bars.size() - 1).start();
        boolean empty = !notes.get(notes.size() - 1).end().isAfter(lastBar);
        return empty && end.minus(lastBar).isBefore(SLACK) ? melody.withNotes(notes, lastBar) : melody;
    }
}
