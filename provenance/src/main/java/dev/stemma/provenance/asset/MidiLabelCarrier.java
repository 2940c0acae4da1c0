package dev.stemma.provenance.asset;

import dev.stemma.provenance.asset.MidiEvent.Meta;
import dev.stemma.provenance.asset.StandardMidiFile.Track;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The label in a Standard MIDI File: a text meta event, the first event of the first track, at tick 0.
 *
 * <pre>00 FF 01 length text          length: a variable-length quantity</pre>
 *
 * <p>No standard names a place for it in this format; this one is ours. Read is every event of text, of any of its types, that
 * holds a label, wherever it stands.
 */
public final class MidiLabelCarrier implements LabelCarrier {
    private static final int CHUNK_HEADER = 8;

    /** Of the types that the standard keeps for text: copyright, names, lyrics, markers and further ones. */
    private static final int LAST_TEXT = 0x0F;

    @Override
    public List<LabelField> find(ByteSource file) {
        List<LabelField> found = new ArrayList<>();
        for (Track track : StandardMidiFile.read(file).tracks()) {
            for (MidiEvent event : track) {
                if (holdsLabel(event)) {
                    found.add(new LabelField(event.range(), ((Meta) event).data()));
                }
            }
        }
        return found;
    }

    @Override
    public byte[] put(byte[] file, String label) {
        byte[] plain = strip(file);
        byte[] text = label.getBytes(StandardCharsets.UTF_8);
        byte[] length = VariableLength.encode(text.length);
        byte[] event = ByteBuffer.allocate(3 + length.length + text.length)
                .put(new byte[] {0x00, (byte) 0xFF, Meta.TEXT})
                .put(length)
                .put(text)
                .array();
        if ((long) plain.length + event.length > StandardMidiFile.MAX_BYTES) {
            throw new AssetException(
                    plain.length,
                    "a label of " + text.length + " bytes makes the file longer than the " + StandardMidiFile.MAX_BYTES
                            + " bytes that are read");
        }
        Track first = StandardMidiFile.read(plain).tracks().get(0);
        TrackEdits edits = new TrackEdits(plain);
        edits.insert(first, first.range().start() + CHUNK_HEADER, event);
        return edits.apply();
    }

    @Override
    public byte[] strip(byte[] file) {
        TrackEdits edits = new TrackEdits(file);
        StandardMidiFile.read(file).tracks().forEach(track -> edits.remove(track, MidiLabelCarrier::holdsLabel));
        return edits.apply();
    }

    private static boolean holdsLabel(MidiEvent event) {
        return event instanceof Meta meta
                && meta.type() >= Meta.TEXT
                && meta.type() <= LAST_TEXT
                && LabelCarrier.isLabel(meta.data());
    }
}
