package dev.stemma.studio.workbench;

import dev.stemma.provenance.c2pa.DataHashAssertion;
import dev.stemma.provenance.c2pa.GenerationAssertion;
import dev.stemma.provenance.c2pa.Manifest;
import dev.stemma.provenance.c2pa.ManifestStore;
import dev.stemma.provenance.c2pa.RecordedJournal;
import dev.stemma.provenance.cose.Speaker;
import dev.stemma.provenance.log.LogEntry;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.JournalException;
import dev.stemma.provenance.record.JournalSegment;
import java.security.PublicKey;
import java.util.Optional;

/** What a log says of a file, read from its credentials. */
final class LogFacts {
    private final ManifestStore store;
    private final Manifest active;
    private final JournalSegment.Rest rest;

    LogFacts(ManifestStore store, JournalSegment.Rest rest) {
        this.store = store;
        this.active = store.active();
        this.rest = rest;
    }

    Optional<LogEntry.Credentials> credentials() {
        return active.claimBytes()
                .flatMap(claim -> active.signature()
                        .map(signature ->
                                new LogEntry.Credentials(Digest.of(claim), Digest.of(signature.signature()))));
    }

    Optional<Digest> content() {
        return active.assertions(DataHashAssertion.class)
                .map(assertion -> assertion.hash().content())
                .filter(hash -> hash.length == Digest.LENGTH)
                .map(Digest::ofBytes)
                .findFirst();
    }

    Optional<GenerationAssertion.Model> model() {
        return active.assertions(GenerationAssertion.class)
                .map(GenerationAssertion::model)
                .findFirst();
    }

    /** The journal as far as the credentials tell it; nothing if they tell none, or one that does not hold. */
    Optional<RecordedJournal> journal() {
        try {
            return RecordedJournal.of(store, rest);
        } catch (JournalException toldByTheVerdict) {
            return Optional.empty();
        }
    }

    Optional<Digest> journalHead() {
        return journal().map(recorded -> recorded.journal().head());
    }

    Optional<PublicKey> signer() {
        return active.signer().map(certificate -> certificate.getPublicKey());
    }

    /** How a key is named as whose statement it is: a pseudonym, by its digest. */
    static String issuer(PublicKey key) {
        return Digest.of(key.getEncoded()).urn();
    }

    /** The same, with the digest to find the key by. */
    static Speaker speaker(PublicKey key) {
        return new Speaker(issuer(key), keyId(key));
    }

    static byte[] keyId(PublicKey key) {
        return Digest.of(key.getEncoded()).bytes();
    }
}
