package dev.stemma.provenance.log;

import dev.stemma.provenance.merkle.InclusionProof;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Shows, with no network, that an entry is in a log and that witnesses have seen the log (C2SP tlog-proof): what a
 * {@code .tlog-proof} file holds.
 *
 * @param extra bytes that help to find the entry; nothing vouches for them
 * @param inclusion where the entry is in the tree of the checkpoint
 * @param checkpoint signed by the log and by witnesses
 */
public record LogProof(Optional<byte[]> extra, InclusionProof inclusion, SignedNote checkpoint) {
    /** What files with proofs end with. */
    public static final String EXTENSION = ".tlog-proof";

    private static final String FIRST_LINE = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";
    private static final int MAX_LENGTH = SignedNote.MAX_LENGTH + 100_000;

    /** A proof without extra bytes. */
    public LogProof(InclusionProof inclusion, SignedNote checkpoint) {
        this(Optional.empty(), inclusion, checkpoint);
    }

    public LogProof {
        extra = extra.map(byte[]::clone);
        long size = Checkpoint.parse(checkpoint.text()).size();
        if (size != inclusion.size()) {
            throw new LogException(
                    "the proof is of a log of " + inclusion.size() + " entries, its checkpoint of " + size);
        }
    }

    @Override
    public Optional<byte[]> extra() {
        return extra.map(byte[]::clone);
    }

    /**
     * The entry that travels with the proof as its extra bytes.
     *
     * @throws LogException if there is none, or it does not lead to the root of the checkpoint
     */
    public byte[] entry() {
        byte[] entry =
                extra().orElseThrow(() -> new LogException("the proof does not bring its entry along, as \"extra\""));
        if (!inclusion.proves(entry, Checkpoint.parse(checkpoint.text()).root())) {
            throw new LogException("the entry does not lead to the root that was signed: one of them was changed");
        }
        return entry;
    }

    /** Place of the entry in the log, from 0. */
    public long index() {
        return inclusion.index();
    }

    /** Reads a file; what is read would be written the same. */
    public static LogProof parse(byte[] file) {
        if (file.length > MAX_LENGTH) {
            throw new LogException("a proof has at most " + MAX_LENGTH + " bytes, found " + file.length);
        }
        String text = Exact.utf8("a proof of a log", file);
        int blank = text.indexOf("\n\n");
        if (!text.startsWith(FIRST_LINE + "\n") || blank < 0) {
            throw new LogException("expected a proof of a log, which begins with \"" + FIRST_LINE + "\"");
        }
        List<String> lines = List.of(text.substring(0, blank).split("\n", -1));
        int at = 1;
        Optional<byte[]> extra = Optional.empty();
        if (lines.size() > at && lines.get(at).startsWith(EXTRA)) {
            extra = Optional.of(
                    Exact.base64("the extra bytes of a proof", lines.get(at).substring(EXTRA.length())));
            at++;
        }
        if (lines.size() <= at || !lines.get(at).startsWith(INDEX)) {
            throw new LogException("expected \"index \" and the place of the entry in line " + (at + 1));
        }
        long index = Exact.number("the place of the entry", lines.get(at).substring(INDEX.length()));
        SignedNote note = SignedNote.parse(text.substring(blank + 2));
        return new LogProof(extra, inclusion(index, note, lines.subList(at + 1, lines.size())), note);
    }

    private static InclusionProof inclusion(long index, SignedNote note, List<String> lines) {
        List<byte[]> path = new ArrayList<>();
        for (String line : lines) {
            path.add(Exact.hash("a hash of a proof", line));
        }
        try {
            return new InclusionProof(index, Checkpoint.parse(note.text()).size(), path);
        } catch (IllegalArgumentException e) {
            throw new LogException("the proof does not fit its checkpoint: " + e.getMessage(), e);
        }
    }

    /** Whether this shows that the entry is in a log of the policy, seen by the witnesses that it asks for. */
    public LogAnswer check(byte[] entry, LogPolicy policy) {
        LogAnswer answer = policy.check(checkpoint);
        if (answer instanceof LogAnswer.Accepted accepted
                && !inclusion.proves(entry, accepted.checkpoint().root())) {
            return new LogAnswer.Refused(
                    LogAnswer.Reason.NOT_INCLUDED,
                    "entry " + index() + " of the log " + accepted.checkpoint().origin() + " is another");
        }
        return answer;
    }

    /** The bytes that {@link #parse} reads. */
    public byte[] encode() {
        StringBuilder text = new StringBuilder(FIRST_LINE).append('\n');
        extra.ifPresent(bytes -> text.append(EXTRA).append(Exact.base64(bytes)).append('\n'));
        text.append(INDEX).append(index()).append('\n');
        inclusion.path().forEach(hash -> text.append(Exact.base64(hash)).append('\n'));
        return Exact.utf8(text.append('\n').append(checkpoint).toString());
    }
}
