package dev.stemma.provenance.asset;

import dev.stemma.provenance.asset.StandardMidiFile.Track;
import java.nio.ByteBuffer;
import java.util.function.Predicate;

/** Changes to the tracks of a Standard MIDI File that leave all other events at their times. */
final class TrackEdits {
    private static final int CHUNK_HEADER = 8;
    private static final int LENGTH_FIELD = 4;

    private final byte[] file;
    private final Edits edits;

    TrackEdits(byte[] file) {
        this.file = file;
        this.edits = new Edits(file);
    }

    /** Puts an event with its delta time of 0 before another, or, at the start of the first, before all. */
    void insert(Track track, long place, byte[] event) {
        edits.replace(new ByteRange(place, 0), event);
        resize(track, event.length);
    }

    /** Removes events of a track; the delta time that one had goes to the next event. */
    void remove(Track track, Predicate<MidiEvent> which) {
        long growth = 0;
        long pendingDelta = 0;
        for (MidiEvent event : track) {
            if (which.test(event)) {
                edits.remove(event.range());
                growth -= event.range().length();
                pendingDelta += event.delta();
            } else if (pendingDelta > 0) {
                growth += delay(event, pendingDelta);
                pendingDelta = 0;
            }
        }
        if (growth != 0) {
            resize(track, growth);
        }
    }

    /** Adds to the delta time of an event and returns by how many bytes that makes the track longer. */
    private int delay(MidiEvent event, long ticks) {
        long delta = event.delta() + ticks;
        ByteRange place = event.range();
        if (delta > VariableLength.MAX_VALUE) {
            throw new AssetException(
                    place.start(),
                    "without what is taken out before it this event has the delta time " + delta + "; at most "
                            + VariableLength.MAX_VALUE + " can be written");
        }
        byte[] encoded = VariableLength.encode(delta);
        int oldLength = VariableLength.encodedLength(file, (int) place.start());
        edits.replace(new ByteRange(place.start(), oldLength), encoded);
        return encoded.length - oldLength;
    }

    private void resize(Track track, long growth) {
        ByteRange chunk = track.range();
        int length = (int) (chunk.length() - CHUNK_HEADER + growth);
        edits.replace(
                new ByteRange(chunk.start() + 4, LENGTH_FIELD),
                ByteBuffer.allocate(LENGTH_FIELD).putInt(length).array());
    }

    byte[] apply() {
        return edits.apply();
    }
}
