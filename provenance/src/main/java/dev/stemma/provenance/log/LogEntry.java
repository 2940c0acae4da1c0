package dev.stemma.provenance.log;

import dev.stemma.provenance.cbor.CborException;
import dev.stemma.provenance.cbor.CborReader;
import dev.stemma.provenance.cbor.CborValue;
import dev.stemma.provenance.cbor.CborWriter;
import dev.stemma.provenance.record.Commitment;
import dev.stemma.provenance.record.Digest;
import java.util.Optional;

/**
 * What an entry of a log says: the payload of a {@link dev.stemma.provenance.cose.SignedStatement}. It consists of digests,
 * numbers and commitments; no name and no text of a person ever stands in it, for nothing is ever taken out of a log.
 *
 * <pre>
 * {v: 1, kind: "log", log}
 * {v: 1, kind: "output", claim, signature, ? content, ? model, ? dataset, ? journal}
 * {v: 1, kind: "model", model, dataset, ? claim, ? signature}
 * {v: 1, kind: "dataset", dataset, works: uint, ? melodies, ? claim, ? signature}
 * {v: 1, kind: "session", journal, steps: uint}
 * {v: 1, kind: "correction", of, by, ? note}
 * {v: 1, kind: "revocation", of, ? note}
 * </pre>
 *
 * <p>in deterministic CBOR; all but {@code v}, {@code kind} and the numbers are byte strings of 32 bytes, SHA-256.
 */
public sealed interface LogEntry {
    /** The content type of statements with such a payload. */
    String CONTENT_TYPE = "application/vnd.stemma.log-entry+cbor";

    /**
     * Credentials, by what was signed and by the signature: no other file has both.
     *
     * @param claim SHA-256 of the claim as it was signed
     * @param signature SHA-256 of the signature
     */
    record Credentials(Digest claim, Digest signature) {}

    /**
     * The first entry: the log begins.
     *
     * @param log SHA-256 of the log's key as text
     */
    record Beginning(Digest log) implements LogEntry {}

    /**
     * A signed file.
     *
     * @param content the hash by which its credentials bind its bytes
     * @param model that wrote notes of it
     * @param dataset root of the works that this model learnt from
     * @param journal head of the journal of the piece
     */
    record Output(
            Credentials file,
            Optional<Digest> content,
            Optional<Digest> model,
            Optional<Digest> dataset,
            Optional<Digest> journal)
            implements LogEntry {}

    /** A trained model, with the root of the works that it learnt from. */
    record Model(Digest model, Digest dataset, Optional<Credentials> file) implements LogEntry {}

    /**
     * A list of works.
     *
     * @param dataset its root
     * @param melodies its root by melody
     */
    record Dataset(Digest dataset, long works, Optional<Digest> melodies, Optional<Credentials> file)
            implements LogEntry {}

    /**
     * Work on a piece as far as it has come.
     *
     * @param journal head of its journal
     * @param steps entries of the journal
     */
    record Session(Digest journal, long steps) implements LogEntry {}

    /**
     * An earlier entry is not right; another one stands in its place.
     *
     * @param of leaf hash of the earlier one
     * @param by leaf hash of the other one
     * @param note why, a text that is kept apart
     */
    record Correction(Digest of, Digest by, Optional<Commitment> note) implements LogEntry {}

    /** Whoever made an earlier entry stands by it no longer. */
    record Revocation(Digest of, Optional<Commitment> note) implements LogEntry {}

    /** In one word: {@code output}, {@code dataset}. */
    default String kind() {
        return LogEntryCbor.kind(this);
    }

    /** What it is about: a claim, a model, a data set, a journal, or an earlier entry. */
    default Digest subject() {
        if (this instanceof Output output) {
            return output.file().claim();
        }
        if (this instanceof Model model) {
            return model.model();
        }
        if (this instanceof Dataset dataset) {
            return dataset.dataset();
        }
        if (this instanceof Session session) {
            return session.journal();
        }
        if (this instanceof Beginning beginning) {
            return beginning.log();
        }
        return earlier().orElseThrow();
    }

    /** The credentials of the file that it is about, if it is about one. */
    default Optional<Credentials> credentials() {
        if (this instanceof Output output) {
            return Optional.of(output.file());
        }
        if (this instanceof Model model) {
            return model.file();
        }
        return this instanceof Dataset dataset ? dataset.file() : Optional.empty();
    }

    /** The leaf hash of the entry that it corrects or revokes. */
    default Optional<Digest> earlier() {
        if (this instanceof Correction correction) {
            return Optional.of(correction.of());
        }
        return this instanceof Revocation revocation ? Optional.of(revocation.of()) : Optional.empty();
    }

    /** The bytes that {@link #parse} reads. */
    default byte[] encode() {
        return CborWriter.write(LogEntryCbor.of(this));
    }

    /** Reads the payload of a statement; what is read would be written the same. */
    static LogEntry parse(byte[] payload) {
        try {
            CborValue value = CborReader.readDeterministic(payload);
            LogEntry entry = LogEntryCbor.read(
                    value.asMap().orElseThrow(() -> new LogException("what an entry says is a map in CBOR")));
            if (!LogEntryCbor.of(entry).equals(value)) {
                throw new LogException("the entry says more than is read here");
            }
            return entry;
        } catch (CborException e) {
            throw new LogException("what an entry says is no deterministic CBOR: " + e.getMessage(), e);
        }
    }
}
