package dev.stemma.provenance.log;

import java.util.List;

/** What a {@link Witness} answers, with the status that C2SP tlog-witness gives it over HTTP. */
public sealed interface WitnessAnswer {
    /** The status over HTTP. */
    int status();

    /** What the answer says. */
    String body();

    /** The kind of the body. */
    default String contentType() {
        return "text/plain;charset=utf-8";
    }

    /** The checkpoint was signed: status 200. */
    record Cosigned(List<NoteSignature> signatures) implements WitnessAnswer {
        public Cosigned {
            signatures = List.copyOf(signatures);
        }

        @Override
        public int status() {
            return 200;
        }

        @Override
        public String body() {
            StringBuilder lines = new StringBuilder();
            signatures.forEach(signature -> lines.append(signature.line()));
            return lines.toString();
        }
    }

    /** The witness has seen another number of entries than the log thinks: status 409. */
    record Conflict(long size) implements WitnessAnswer {
        @Override
        public int status() {
            return 409;
        }

        @Override
        public String body() {
            return size + "\n";
        }

        @Override
        public String contentType() {
            return "text/x.tlog.size";
        }
    }

    /** Nothing was signed, for a reason that does not pass by asking again. */
    record Refused(Reason reason, String detail) implements WitnessAnswer {
        @Override
        public int status() {
            return reason.status;
        }

        @Override
        public String body() {
            return detail + "\n";
        }
    }

    /** Why nothing was signed. */
    enum Reason {
        /** The request is none, or asks to go back. */
        BAD_REQUEST(400),
        /** No key of the log has signed the checkpoint. */
        NOT_SIGNED(403),
        /** The witness does not know the log. */
        UNKNOWN_LOG(404),
        /** The new tree does not begin with the one that was signed last: the log has forked, or the proof is wrong. */
        INCONSISTENT(422);

        private final int status;

        Reason(int status) {
            this.status = status;
        }
    }

    /** The signatures that an answer with status 200 brings. */
    static List<NoteSignature> signatures(String body) {
        if (!body.endsWith("\n")) {
            throw new LogException(
                    "expected signatures of a witness, a line each; found \"" + Exact.shown(body) + "\"");
        }
        return body.substring(0, body.length() - 1)
                .lines()
                .map(NoteSignature::parse)
                .toList();
    }
}
