package dev.stemma.studio.workbench;

import dev.stemma.provenance.cbor.CborValue;
import dev.stemma.provenance.cose.CoseAlgorithm;
import dev.stemma.provenance.cose.SignedStatement;
import dev.stemma.provenance.identity.Identity;
import dev.stemma.provenance.identity.KeyPurpose;
import dev.stemma.provenance.log.LogEntry;
import dev.stemma.provenance.log.LogException;
import dev.stemma.provenance.log.LogReader;
import dev.stemma.provenance.log.TransparencyLog;
import dev.stemma.provenance.merkle.MerkleTree;
import dev.stemma.provenance.record.Commitment;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Opening;
import dev.stemma.studio.journals.JournalFolder;
import dev.stemma.studio.journals.OpeningsFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Signs statements and adds them to a log, all that were named together or none. */
final class LogAppending {
    private final Signing signing;
    private final JournalFolder notes;
    private final LogAppend wish;
    private final Map<KeyPurpose, Identity> opened = new EnumMap<>(KeyPurpose.class);

    LogAppending(Signing signing, JournalFolder notes, LogAppend wish) {
        this.signing = signing;
        this.notes = notes;
        this.wish = wish;
    }

    /** A statement that is not in the log yet, with what it is about. */
    private record Pending(Optional<LogSubjects.Subject> subject, SignedStatement statement) {}

    SignedStatement state(LogEntry entry, KeyPurpose purpose) throws WorkbenchException {
        Identity identity = opened.get(purpose);
        if (identity == null) {
            identity = signing.identity(wish.identity(), purpose);
            opened.put(purpose, identity);
        }
        return SignedStatement.sign(
                LogFacts.speaker(identity.certificate().getPublicKey()),
                entry.subject().urn(),
                LogEntry.CONTENT_TYPE,
                entry.encode(),
                CoseAlgorithm.of(identity.algorithm().coseIdentifier()).orElseThrow(),
                identity::sign);
    }

    /** Adds them to a log that is open. */
    LogAppend.Done addTo(TransparencyLog log, String origin, List<LogSubjects.Subject> subjects)
            throws WorkbenchException {
        List<Pending> pending = new ArrayList<>();
        for (LogSubjects.Subject subject : subjects) {
            pending.add(new Pending(Optional.of(subject), state(subject.entry(), subject.purpose())));
        }
        try {
            Map<Digest, Long> known = known(log.reader(), pending);
            if (wish.amends().isPresent()) {
                pending.add(new Pending(Optional.empty(), amendment(log.reader(), origin, pending, known)));
            }
            return add(log, origin, pending, known);
        } catch (LogException e) {
            throw Logs.problem(e);
        }
    }

    private static LogAppend.Done add(
            TransparencyLog log, String origin, List<Pending> pending, Map<Digest, Long> known) {
        List<byte[]> entries = new ArrayList<>();
        Map<Digest, Long> places = new HashMap<>(known);
        for (Pending each : pending) {
            if (places.putIfAbsent(said(each.statement()), log.size() + entries.size()) == null) {
                entries.add(each.statement().entry());
            }
        }
        long first = log.size();
        if (!entries.isEmpty()) {
            log.append(entries);
        }
        List<LogAppend.Added> added = new ArrayList<>();
        for (Pending each : pending) {
            long index = places.get(said(each.statement()));
            added.add(new LogAppend.Added(
                    each.subject().map(LogSubjects.Subject::path),
                    LogEntry.parse(each.statement().payload()).kind(),
                    index,
                    index < first));
        }
        return new LogAppend.Done(origin, log.size(), added);
    }

    /** Who says what, whenever it was signed. */
    private static Digest said(SignedStatement statement) {
        byte[] issuer = statement.issuer().getBytes(StandardCharsets.UTF_8);
        byte[] payload = statement.payload();
        byte[] both = new byte[issuer.length + payload.length];
        System.arraycopy(issuer, 0, both, 0, issuer.length);
        System.arraycopy(payload, 0, both, issuer.length, payload.length);
        return Digest.of(both);
    }

    /** Which of the statements the log has, and where. */
    private static Map<Digest, Long> known(LogReader log, List<Pending> pending) {
        Map<Digest, Long> wanted = new HashMap<>();
        pending.forEach(each -> wanted.put(said(each.statement()), -1L));
        Map<Digest, Long> known = new HashMap<>();
        if (wanted.isEmpty()) {
            return known;
        }
        log.readAll((index, entry) -> LogSearch.read(index, entry).ifPresent(hit -> {
            Digest said = said(hit.statement());
            if (wanted.containsKey(said)) {
                known.putIfAbsent(said, index);
            }
        }));
        return known;
    }

    /** That an earlier entry is corrected by the only file named, or revoked. */
    private SignedStatement amendment(LogReader log, String origin, List<Pending> pending, Map<Digest, Long> known)
            throws WorkbenchException {
        long index = wish.amends().orElseThrow();
        if (index < 0 || index >= log.size()) {
            throw new WorkbenchException(
                    "the log has no entry " + index + "; it has " + log.size() + ", counted from 0",
                    "name another entry");
        }
        Digest earlier = Digest.ofBytes(MerkleTree.leafHash(log.entry(index)));
        LogSearch.Hit hit = LogSearch.read(index, log.entry(index))
                .orElseThrow(() -> new WorkbenchException(
                        "entry " + index + " of the log is none that is read here", "name another entry"));
        if (hit.entry() instanceof LogEntry.Beginning) {
            throw new WorkbenchException(
                    "entry " + index + " is where the log begins, which nobody takes back", "name another entry");
        }
        if (pending.size() > 1) {
            throw new WorkbenchException(
                    "one file at a time corrects an earlier entry, found " + pending.size(), "enter them one by one");
        }
        if (!pending.isEmpty() && known.containsValue(index)) {
            throw new WorkbenchException(
                    "entry " + index + " is that file itself; another one stands in its place",
                    "name the other file, or take the entry back: --revokes " + index);
        }
        Identity identity = signing.identity(wish.identity(), KeyPurpose.CLAIMS);
        requireOwn(hit, index);
        Optional<Commitment> note = note(origin, identity);
        LogEntry entry = pending.isEmpty()
                ? new LogEntry.Revocation(earlier, note)
                : new LogEntry.Correction(earlier, leaf(log, pending.get(0), known), note);
        return state(entry, purposeOf(hit));
    }

    /** As it stands in the log, where it does: what is signed anew need not have the same signature. */
    private static Digest leaf(LogReader log, Pending each, Map<Digest, Long> known) {
        byte[] entry = Optional.ofNullable(known.get(said(each.statement())))
                .map(log::entry)
                .orElseGet(() -> each.statement().entry());
        return Digest.ofBytes(MerkleTree.leafHash(entry));
    }

    private KeyPurpose purposeOf(LogSearch.Hit hit) {
        return hit.entry() instanceof LogEntry.Model ? KeyPurpose.MODELS : KeyPurpose.CLAIMS;
    }

    private void requireOwn(LogSearch.Hit hit, long index) throws WorkbenchException {
        Identity identity = signing.identity(wish.identity(), purposeOf(hit));
        if (!LogFacts.issuer(identity.certificate().getPublicKey())
                .equals(hit.statement().issuer())) {
            throw new WorkbenchException(
                    "entry " + index + " was made with another key than that of " + identity.name()
                            + ": only whoever said it takes it back",
                    "name who said it with --as NAME");
        }
    }

    /** The text is kept where those of journals are, so that stemma forget erases it. */
    private Optional<Commitment> note(String origin, Identity identity) throws WorkbenchException {
        if (wish.note().isEmpty()) {
            return Optional.empty();
        }
        byte[] salt = new byte[Commitment.SALT_LENGTH];
        new SecureRandom().nextBytes(salt);
        Opening opening = new Opening(
                Opening.Kind.TEXT, new CborValue.Bytes(salt), wish.note().get(), Optional.empty());
        try {
            notes.openings(UUID.nameUUIDFromBytes(
                            String.join(" ", "log", origin).getBytes(StandardCharsets.UTF_8)))
                    .append(new OpeningsFile.Known(opening, Optional.of(identity.name())));
        } catch (IOException e) {
            throw WorkbenchException.ofJournal(e);
        }
        return Optional.of(opening.commitment());
    }
}
