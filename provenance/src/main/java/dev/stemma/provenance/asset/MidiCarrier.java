package dev.stemma.provenance.asset;

import dev.stemma.provenance.asset.MidiEvent.Meta;
import dev.stemma.provenance.asset.StandardMidiFile.Track;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The store in a Standard MIDI File (C2PA 2.5 A.3.6): a Sequencer-Specific meta event directly before End of Track.
 *
 * <pre>
 * ... last event of the designated track
 * 00 FF 7F length 00 43 32 store        inserted; length, a variable-length quantity, is 3 + the store's
 * delta FF 2F 00                        End of Track keeps its delta time, so the duration stays
 * </pre>
 *
 * <p>The designated track is the only one in format 0, the last in format 1, the first in format 2. The hard binding
 * excludes the store alone (A.3.6.3). All other bytes stay but the length of the MTrk chunk.
 */
public final class MidiCarrier implements Carrier {
    private static final byte[] IDENTIFIER = {0x00, 0x43, 0x32};

    private record StoreEvent(Track track, Meta event, MidiEvent next) {
        ByteRange store() {
            ByteRange data = event.dataRange();
            return ByteRange.between(data.start() + IDENTIFIER.length, data.end());
        }
    }

    @Override
    public String mediaType() {
        return "audio/midi";
    }

    @Override
    public List<String> extensions() {
        return List.of("mid", "midi");
    }

    @Override
    public boolean recognizes(ByteSource file) {
        return file.length() >= 4
                && ByteBuffer.wrap(file.read(new ByteRange(0, 4))).getInt() == 0x4D546864; // "MThd"
    }

    @Override
    public Located locate(ByteSource source) {
        StandardMidiFile midi = StandardMidiFile.read(source);
        List<StoreEvent> events = storeEvents(midi);
        if (events.isEmpty()) {
            return new Located.Absent();
        }
        if (events.size() > 1) {
            return new Located.Doubled(
                    events.stream().map(each -> each.event.range()).toList());
        }
        StoreEvent only = events.get(0);
        Track designated = designatedTrack(midi);
        ByteRange place = only.event.range();
        if (only.track.number() != designated.number()) {
            return new Located.Misplaced(
                    place, "in track " + only.track.number() + "; expected in track " + designated.number());
        }
        if (!only.next.range().equals(designated.endOfTrack().range())) {
            return new Located.Misplaced(place, "other events follow it; expected End of Track directly after it");
        }
        if (only.event.delta() != 0) {
            return new Located.Misplaced(place, "its delta time is " + only.event.delta() + "; expected 0");
        }
        ByteRange store = only.store();
        return new Located.Found(source.read(store), store, store, List.of(), true);
    }

    @Override
    public Optional<LabelCarrier> label() {
        return Optional.of(new MidiLabelCarrier());
    }

    @Override
    public Optional<String> describe(ByteSource file, ByteRange range) {
        return Optional.of(MidiPassage.describe(StandardMidiFile.read(file), range));
    }

    @Override
    public Placement reserve(byte[] file, int storeLength) {
        byte[] plain = strip(file);
        Track track = designatedTrack(StandardMidiFile.read(plain));
        long size = plain.length + 3L + VariableLength.MAX_BYTES + IDENTIFIER.length + storeLength;
        if (storeLength < 0 || size > StandardMidiFile.MAX_BYTES) {
            throw new AssetException(
                    plain.length,
                    "a store of " + storeLength + " bytes makes the file longer than the " + StandardMidiFile.MAX_BYTES
                            + " bytes that are read");
        }
        byte[] dataLength = VariableLength.encode(IDENTIFIER.length + storeLength);
        byte[] event = ByteBuffer.allocate(3 + dataLength.length + IDENTIFIER.length + storeLength)
                .put(new byte[] {0x00, (byte) 0xFF, Meta.SEQUENCER_SPECIFIC})
                .put(dataLength)
                .put(IDENTIFIER)
                .array();
        long place = track.endOfTrack().range().start();
        TrackEdits edits = new TrackEdits(plain);
        edits.insert(track, place, event);
        ByteRange store = new ByteRange(place + event.length - storeLength, storeLength);
        return new Placement(edits.apply(), store, StoreEncoding.RAW, store);
    }

    @Override
    public byte[] strip(byte[] file) {
        TrackEdits edits = new TrackEdits(file);
        StandardMidiFile.read(file).tracks().forEach(track -> edits.remove(track, MidiCarrier::holdsStore));
        return edits.apply();
    }

    /** Every store event of the file, in all tracks. */
    private static List<StoreEvent> storeEvents(StandardMidiFile midi) {
        List<StoreEvent> found = new ArrayList<>();
        for (Track track : midi.tracks()) {
            MidiEvent previous = track.endOfTrack();
            for (MidiEvent event : track) {
                if (holdsStore(previous)) {
                    found.add(new StoreEvent(track, (Meta) previous, event));
                }
                previous = event;
            }
        }
        return found;
    }

    private static boolean holdsStore(MidiEvent event) {
        return event instanceof Meta meta
                && meta.type() == Meta.SEQUENCER_SPECIFIC
                && meta.data().length >= IDENTIFIER.length
                && Arrays.equals(meta.data(), 0, IDENTIFIER.length, IDENTIFIER, 0, IDENTIFIER.length);
    }

    private static Track designatedTrack(StandardMidiFile midi) {
        List<Track> tracks = midi.tracks();
        return midi.format() == 1 ? tracks.get(tracks.size() - 1) : tracks.get(0);
    }
}
