package dev.stemma.studio.lab;

import dev.stemma.provenance.c2pa.SigningException;
import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.studio.lab.RecordEdits.Edit;
import dev.stemma.studio.workbench.Given;
import dev.stemma.studio.workbench.Inspected;
import dev.stemma.studio.workbench.WorkbenchException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The state of a file while it is tampered with. */
final class Workpiece {
    private final Given original;
    private final Verdict verdict;
    private final Credentials credentials;
    private final RecordEdits record;
    private final byte[] content;
    private byte[] store;
    private final List<Change> changes = new ArrayList<>();

    Workpiece(Inspected inspected, Credentials credentials) {
        this.original = inspected.given();
        this.verdict = inspected.verdict();
        this.credentials = credentials;
        this.record = new RecordEdits(verdict.manifests().orElseThrow());
        this.content = original.content().clone();
        this.store = credentials.store();
    }

    void change(Tampering tampering) throws WorkbenchException {
        if (tampering instanceof Tampering.OneByte one) {
            flip(one);
        } else if (tampering instanceof Tampering.OneNote one) {
            move(one);
        } else if (tampering instanceof Tampering.Title title) {
            retell(record.title(title));
        } else if (tampering instanceof Tampering.Name name) {
            retell(record.name(name));
        } else if (tampering instanceof Tampering.Origin origin) {
            retell(record.origin(origin));
        } else if (tampering instanceof Tampering.Entry entry) {
            retell(record.entry(entry));
        } else {
            changes.add(Change.of(tampering));
        }
    }

    private void flip(Tampering.OneByte one) throws WorkbenchException {
        long offset = one.offset().orElseGet(this::inconspicuous);
        if (offset < 0 || offset >= content.length || credentials.holds(offset)) {
            throw new WorkbenchException(
                    "there is no byte " + offset + " of the content",
                    "the file has bytes 0 to " + (content.length - 1) + "; those of its credentials are not content");
        }
        int at = (int) offset;
        String before = hexadecimal(content[at]);
        content[at] ^= 1;
        changes.add(Change.of(one, at, before, hexadecimal(content[at])));
    }

    /** Of a MIDI file how loudly the first note is played, of others a byte in the middle of the longer part. */
    private long inconspicuous() {
        List<MidiNotes.Note> notes = MidiNotes.of(content);
        if (!notes.isEmpty()) {
            return notes.get(0).velocity();
        }
        if (credentials.inside().isEmpty()) {
            return content.length / 2;
        }
        long start = credentials.inside().get().exclusion().start();
        long end = credentials.inside().get().exclusion().end();
        return start > content.length - end ? start / 2 : (end + content.length) / 2;
    }

    private void move(Tampering.OneNote one) throws WorkbenchException {
        List<MidiNotes.Note> notes = MidiNotes.of(content);
        if (one.number() < 1 || one.number() > notes.size()) {
            throw new WorkbenchException(
                    "there is no note " + one.number() + " that could be changed",
                    notes.isEmpty() ? "notes are changed in MIDI files" : "there are " + notes.size());
        }
        MidiNotes.Note note = notes.get(one.number() - 1);
        int pitch = note.moved(one.semitones());
        content[note.begins()] = (byte) pitch;
        content[note.ends()] = (byte) pitch;
        changes.add(Change.of(one, one.number(), Integer.toString(note.pitch()), Integer.toString(pitch)));
    }

    private void retell(Optional<Edit> edit) throws WorkbenchException {
        Edit told = edit.orElseThrow(Workpiece::nothingOfThis);
        store = Credentials.replaced(store, told.bytes(), told.others()).orElseThrow(Workpiece::nothingOfThis);
        changes.add(told.change());
    }

    private static WorkbenchException nothingOfThis() {
        return new WorkbenchException("the file says nothing that could be changed like this", "try something else");
    }

    /** With changes that nobody signs. */
    Given patched() {
        return credentials.replacing(original, content, store);
    }

    Given signedBy(Stranger stranger) throws SigningException, WorkbenchException {
        return credentials.inside().isPresent()
                ? new Given(
                        original.name(), stranger.embed(content, store, verdict), original.store(), original.journal())
                : new Given(
                        original.name(),
                        content,
                        Optional.of(stranger.sidecar(content, store, verdict)),
                        original.journal());
    }

    /** Without credentials. */
    Given bare(Given given) {
        return credentials.without(original, given.content());
    }

    List<Change> changes() {
        return List.copyOf(changes);
    }

    List<Difference> differences() {
        List<Difference> differences =
                new ArrayList<>(Difference.between(Difference.Place.CONTENT, original.content(), content));
        differences.addAll(Difference.between(Difference.Place.CREDENTIALS, credentials.store(), store));
        return differences;
    }

    private static String hexadecimal(byte value) {
        return String.format("%02x", value);
    }
}
