package dev.stemma.provenance.log;

import java.util.ArrayList;
import java.util.List;

/**
 * What a log asks of a witness (C2SP tlog-witness, add-checkpoint): to sign a checkpoint that goes on from the one that it
 * signed last.
 *
 * @param oldSize how many entries the witness has seen, as far as the log knows
 * @param path shows that the new tree begins with the old one
 */
public record WitnessRequest(long oldSize, List<byte[]> path, SignedNote checkpoint) {
    /** How many hashes a request may have. */
    public static final int MAX_PATH = 63;

    private static final String OLD = "old ";
    /** How long a request may be in bytes. */
    public static final int MAX_LENGTH = SignedNote.MAX_LENGTH + 5_000;

    public WitnessRequest {
        path = path.stream().map(byte[]::clone).toList();
        if (path.size() > MAX_PATH) {
            throw new LogException("a request has at most " + MAX_PATH + " hashes, found " + path.size());
        }
    }

    @Override
    public List<byte[]> path() {
        return path.stream().map(byte[]::clone).toList();
    }

    /** The request that goes on from so many entries to the latest checkpoint of a log. */
    public static WitnessRequest of(LogReader log, long oldSize) {
        return new WitnessRequest(oldSize, log.consistency(oldSize).path(), log.checkpoint());
    }

    /** Reads the body of a request; what is read would be written the same. */
    public static WitnessRequest parse(byte[] body) {
        if (body.length > MAX_LENGTH) {
            throw new LogException("a request has at most " + MAX_LENGTH + " bytes, found " + body.length);
        }
        String text = Exact.utf8("a request to a witness", body);
        int blank = text.indexOf("\n\n");
        if (!text.startsWith(OLD) || blank < 0) {
            throw new LogException(
                    "expected a request to a witness: \"old \" and a number, hashes, an empty line and a checkpoint");
        }
        String[] lines = text.substring(0, blank).split("\n", -1);
        if (lines.length - 1 > MAX_PATH) {
            throw new LogException("a request has at most " + MAX_PATH + " hashes, found " + (lines.length - 1));
        }
        List<byte[]> path = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            path.add(Exact.hash("a hash of a request", lines[i]));
        }
        return new WitnessRequest(
                Exact.number("the old number of entries", lines[0].substring(OLD.length())),
                path,
                SignedNote.parse(text.substring(blank + 2)));
    }

    /** The bytes that {@link #parse} reads. */
    public byte[] encode() {
        StringBuilder text = new StringBuilder(OLD).append(oldSize).append('\n');
        path.forEach(hash -> text.append(Exact.base64(hash)).append('\n'));
        return Exact.utf8(text.append('\n').append(checkpoint).toString());
    }
}
