package dev.stemma.studio.workbench;

import dev.stemma.provenance.cose.CoseAlgorithm;
import dev.stemma.provenance.cose.CoseException;
import dev.stemma.provenance.cose.Receipt;
import dev.stemma.provenance.cose.SignedStatement;
import dev.stemma.provenance.cose.Speaker;
import dev.stemma.provenance.identity.Identity;
import dev.stemma.provenance.identity.KeyPurpose;
import dev.stemma.provenance.log.Checkpoint;
import dev.stemma.provenance.log.LogAnswer;
import dev.stemma.provenance.log.LogEntry;
import dev.stemma.provenance.log.LogException;
import dev.stemma.provenance.log.LogPolicy;
import dev.stemma.provenance.log.LogProof;
import dev.stemma.provenance.log.LogReader;
import dev.stemma.provenance.merkle.InclusionProof;
import dev.stemma.provenance.record.Digest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Proves what is in a log, for whoever has no network. */
public final class LogProving {
    private final LogReader log;
    private final LogKeys keys;
    private final Signing signing;
    private final Verification verification;

    LogProving(LogReader log, LogKeys keys, Signing signing, Verification verification) {
        this.log = log;
        this.keys = keys;
        this.signing = signing;
        this.verification = verification;
    }

    /**
     * Something later in a log about an entry.
     *
     * @param kind {@code correction} or {@code revocation}
     */
    public record Later(String kind, long index) {}

    /**
     * An entry that was proved.
     *
     * @param kind in one word
     * @param later what the log says of it since, which the proof does not show
     * @param written the proof, and the statement with its receipt if that was asked for
     */
    public record Proved(String log, long index, long size, String kind, List<Later> later, List<WrittenFile> written) {
        public Proved {
            later = List.copyOf(later);
            written = List.copyOf(written);
        }
    }

    /**
     * Writes the proof that a file, a model or a list of works is in the log.
     *
     * @param name a file with credentials that hold, the folder of a model, or a {@code dataset.json}
     * @param sessions whether the journal of the file is looked for rather than the file
     * @param out where the proof goes; beside it if empty
     * @param receipt where the statement with its receipt goes, if one is wanted
     * @throws WorkbenchException of the kind {@code MISSING} if it is not in the log
     */
    public Proved prove(
            Path directory, Path name, boolean sessions, Optional<Path> out, Optional<Path> receipt, boolean overwrite)
            throws WorkbenchException {
        LogSubjects.Subject subject = new LogSubjects(
                        verification.with(VerificationOptions.DEFAULT), verification.models())
                .of(directory, List.of(name), sessions)
                .get(0);
        LogSearch.Found found = find(name, subject.entry());
        LogProof proof = proof(found.latest());
        Path target = out.orElseGet(() -> beside(directory.resolve(name), LogProof.EXTENSION));
        List<SafeFiles.Content> files = new ArrayList<>(List.of(new SafeFiles.Content(target, proof.encode())));
        if (receipt.isPresent()) {
            files.add(new SafeFiles.Content(receipt.get(), receipt(found.latest(), proof)));
        }
        SafeFiles.writeAll(files, overwrite);
        List<WrittenFile> written = new ArrayList<>();
        for (SafeFiles.Content file : files) {
            written.add(new WrittenFile(
                    file.path(),
                    Digest.of(file.bytes()),
                    file.path().equals(target) ? "text/plain" : "application/scitt-statement+cose"));
        }
        Checkpoint checkpoint = Checkpoint.parse(proof.checkpoint().text());
        return new Proved(
                checkpoint.origin(),
                found.latest().index(),
                checkpoint.size(),
                found.latest().entry().kind(),
                found.later().stream()
                        .map(hit -> new Later(hit.entry().kind(), hit.index()))
                        .toList(),
                written);
    }

    /** Where evidence lies beside a file or a folder. */
    static Path beside(Path path, String extension) {
        Path normal =
                path.normalize().toString().isEmpty() ? path.toAbsolutePath().normalize() : path.normalize();
        return normal.resolveSibling(normal.getFileName() + extension);
    }

    /** Where the statement about a file lies if nothing else is said. */
    public static Path statementBeside(Path file) {
        return beside(file, SignedStatement.EXTENSION);
    }

    private LogSearch.Found find(Path name, LogEntry wanted) throws WorkbenchException {
        return Logs.guarded(() -> LogSearch.about(
                        log,
                        LogSubjects.sought(wanted),
                        entry -> entry.kind().equals(wanted.kind())
                                && entry.subject().equals(wanted.subject())
                                && entry.credentials().equals(wanted.credentials())))
                .orElseThrow(() ->
                        WorkbenchException.missing(name + " is not in the log", "enter it: stemma log append " + name));
    }

    private LogProof proof(LogSearch.Hit hit) throws WorkbenchException {
        LogProof proof = Logs.guarded(() -> log.prove(hit.index()));
        return new LogProof(Optional.of(hit.statement().entry()), proof.inclusion(), proof.checkpoint());
    }

    /** The statement as one that is transparent (RFC 9943), with a receipt by the keeper of the log. */
    private byte[] receipt(LogSearch.Hit hit, LogProof proof) throws WorkbenchException {
        String keeper = keys.keeper(proof.checkpoint())
                .orElseThrow(() -> new WorkbenchException(
                        "nobody on this machine keeps the log, and only its keeper makes receipts",
                        "leave --receipt out; the proof alone shows that the file is in the log"));
        Identity identity = signing.identity(Optional.of(keeper), KeyPurpose.RECEIPTS);
        InclusionProof inclusion = proof.inclusion();
        Receipt receipt = Receipt.of(
                inclusion,
                inclusion.rootFrom(hit.statement().entry()),
                new Speaker(
                        Checkpoint.parse(proof.checkpoint().text()).origin(),
                        LogFacts.keyId(identity.certificate().getPublicKey())),
                hit.statement().subject(),
                CoseAlgorithm.of(identity.algorithm().coseIdentifier()).orElseThrow(),
                identity::sign);
        return hit.statement().with(receipt).encode();
    }

    /**
     * Where a proof says that its entry is.
     *
     * @param log the name of the log
     */
    public record Place(String log, long index, long size) {
        private static Place of(LogProof proof) {
            Checkpoint checkpoint = Checkpoint.parse(proof.checkpoint().text());
            return new Place(checkpoint.origin(), proof.index(), checkpoint.size());
        }
    }

    /**
     * What a proof shows.
     *
     * @param place nothing if the file is no proof
     * @param entry what is in the log; nothing if it brings nothing along that can be read
     * @param answer whether it holds under the policy
     */
    public record Shown(Optional<Place> place, Optional<LogEntry> entry, Answer answer) {}

    /**
     * Whether a proof holds.
     *
     * @param detail why not
     */
    public record Answer(boolean holds, String detail, List<Logged.Seen> witnesses) {
        public Answer {
            witnesses = List.copyOf(witnesses);
        }
    }

    /** Holds a proof against a policy, alone. */
    static Shown check(Path file, LogPolicy policy) throws WorkbenchException {
        byte[] content = SafeFiles.read(file, LogEvidence.LARGEST_PROOF);
        Optional<Place> place = Optional.empty();
        try {
            LogProof proof = LogProof.parse(content);
            place = Optional.of(Place.of(proof));
            SignedStatement statement = SignedStatement.parse(proof.entry());
            LogAnswer answer = proof.check(statement.entry(), policy);
            return new Shown(place, Optional.of(LogEntry.parse(statement.payload())), answer(answer));
        } catch (LogException | CoseException e) {
            return new Shown(place, Optional.empty(), new Answer(false, e.getMessage(), List.of()));
        }
    }

    private static Answer answer(LogAnswer answer) {
        if (answer instanceof LogAnswer.Accepted accepted) {
            return new Answer(
                    true,
                    "",
                    accepted.cosignatures().stream()
                            .map(each -> new Logged.Seen(each.key().name(), each.time()))
                            .toList());
        }
        return new Answer(false, ((LogAnswer.Refused) answer).detail(), List.of());
    }
}
