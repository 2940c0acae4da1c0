package dev.stemma.studio.workbench;

import dev.stemma.provenance.identity.KeyPurpose;
import dev.stemma.provenance.log.Checkpoint;
import dev.stemma.provenance.log.LogAudit;
import dev.stemma.provenance.log.LogEntry;
import dev.stemma.provenance.log.LogException;
import dev.stemma.provenance.log.LogPolicy;
import dev.stemma.provenance.log.LogReader;
import dev.stemma.provenance.log.NoteKey;
import dev.stemma.provenance.log.SignedNote;
import dev.stemma.provenance.log.TransparencyLog;
import dev.stemma.provenance.log.VerifierKey;
import dev.stemma.provenance.record.Digest;
import dev.stemma.studio.journals.JournalFolder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Transparency logs: those kept on this machine, what they prove, and the witness that it is for others. */
public final class Logs {
    /** How long one who adds to a log waits for another. */
    private static final Duration IN_TURNS = Duration.ofSeconds(10);

    private final Path home;
    private final Signing signing;
    private final Verification verification;
    private final LogPolicies policies;
    private final LogKeys keys;
    private final SignedLogs signed;
    private final Clock clock;

    Logs(Path home, Signing signing, Verification verification, LogPolicies policies, Clock clock) {
        this.home = home;
        this.signing = signing;
        this.verification = verification;
        this.policies = policies;
        this.keys = new LogKeys(signing);
        this.signed = new SignedLogs(home.resolve("logs"));
        this.clock = clock;
    }

    /** Where the log is if nothing is said. */
    public Path usualFolder() {
        return home.resolve("log");
    }

    /** Where it stands which logs and witnesses this machine knows. */
    public Path policyFile() {
        return policies.file();
    }

    /** Whether a text is the key of a log rather than the name of a policy. */
    public static boolean isKey(String text) {
        return LogPolicies.isKey(text);
    }

    /** Which logs and witnesses are known: those of a policy that is named, or of this machine. */
    LogPolicy policy(Optional<String> named) throws WorkbenchException {
        return policies.policy(named);
    }

    /** What a log or a witness cannot do, with what helps. */
    static WorkbenchException problem(LogException e) {
        return new WorkbenchException(
                e.getMessage(),
                "look at the folder, its rights and the room on its disk; stemma log check says what it holds",
                e);
    }

    static <T> T guarded(Supplier<T> work) throws WorkbenchException {
        try {
            return work.get();
        } catch (LogException e) {
            throw problem(e);
        }
    }

    /**
     * A log that was begun.
     *
     * @param key what others check its signatures with
     * @param identity who keeps it
     */
    public record Begun(Path folder, VerifierKey key, String identity) {}

    /**
     * Begins a log, whose first entry says so. An identity keeps one: with a second one of the same key it could show
     * different entries to different people.
     *
     * @param name as an address without its scheme; one that follows from the key if empty
     */
    public Begun init(Path folder, Optional<String> name, Optional<String> identity) throws WorkbenchException {
        NoteKey key = keys.key(identity, KeyPurpose.LOG, name);
        for (LogPolicy.Party known : policies.policy(Optional.empty()).logs()) {
            if (known.key().isSameKeyAs(key.verifier())) {
                throw new WorkbenchException(
                        signing.name(identity) + " keeps the log " + known.name() + " already",
                        "go on with that one, or make another identity for this one: stemma key new NAME, then --as NAME");
            }
        }
        LogAppending beginning = new LogAppending(
                signing,
                notes(),
                new LogAppend(folder, folder, List.of(), false, Optional.empty(), Optional.empty(), identity));
        LogEntry entry =
                new LogEntry.Beginning(Digest.of(key.verifier().toString().getBytes(StandardCharsets.UTF_8)));
        byte[] first = beginning.state(entry, KeyPurpose.CLAIMS).entry();
        if (!TransparencyLog.isIn(folder)) {
            signed.requireNew(key.verifier().name());
        }
        try (TransparencyLog log = guarded(() -> begin(folder, key))) {
            signed.requireGoingOn(log.reader());
            signed.remember(guarded(() -> log.size() > 0
                    ? log.checkpoint()
                    : log.append(List.of(first)).checkpoint()));
        }
        policies.add(key.verifier());
        return new Begun(folder, key.verifier(), signing.name(identity));
    }

    /** A new log, or one that was broken off while it was begun, so that this machine does not know it. */
    private static TransparencyLog begin(Path folder, NoteKey key) {
        try {
            return TransparencyLog.create(folder, key);
        } catch (LogException e) {
            return brokenOff(folder, key).orElseThrow(() -> e);
        }
    }

    private static Optional<TransparencyLog> brokenOff(Path folder, NoteKey key) {
        try {
            TransparencyLog log = TransparencyLog.open(folder, key);
            if (log.size() <= 1) {
                return Optional.of(log);
            }
            log.close();
            return Optional.empty();
        } catch (LogException notOfThisKey) {
            return Optional.empty();
        }
    }

    private JournalFolder notes() {
        return new JournalFolder(home.resolve("journals"));
    }

    /** The log in a folder, to be read. */
    public LogReader reader(Path folder) throws WorkbenchException {
        return guarded(() -> {
            LogReader reader = new LogReader(folder);
            reader.checkpoint();
            return reader;
        });
    }

    /**
     * The log of an identity on this machine, to be added to; to be closed.
     *
     * @throws WorkbenchException if nobody here keeps it, or it does not go on from what it signed last
     */
    TransparencyLog open(Path folder) throws WorkbenchException {
        SignedNote note = reader(folder).checkpoint();
        String origin = guarded(() -> Checkpoint.parse(note.text()).origin());
        String keeper = keys.keeper(note)
                .orElseThrow(() -> new WorkbenchException(
                        "nobody on this machine keeps the log " + origin,
                        "it is added to where its key is; stemma log init begins one here"));
        NoteKey key = keys.key(Optional.of(keeper), KeyPurpose.LOG, Optional.of(origin));
        TransparencyLog log = guarded(() -> TransparencyLog.open(folder, key, IN_TURNS));
        try {
            signed.requireGoingOn(log.reader());
        } catch (WorkbenchException | LogException e) {
            log.close();
            throw e;
        }
        return log;
    }

    /**
     * Enters what is named in a log, in one batch; what is there already is not entered again.
     *
     * @throws WorkbenchException if something does not verify, or the log cannot be written: then nothing was entered, or,
     *     where the disk failed, perhaps all the same when the log is opened again
     */
    public LogAppend.Done append(LogAppend wish) throws WorkbenchException {
        List<LogSubjects.Subject> subjects = wish.names().isEmpty()
                ? List.of()
                : new LogSubjects(verification.with(VerificationOptions.DEFAULT), verification.models())
                        .of(wish.directory(), wish.names(), wish.sessions());
        try (TransparencyLog log = open(wish.log())) {
            String origin = Checkpoint.parse(log.checkpoint().text()).origin();
            LogAppend.Done done = new LogAppending(signing, notes(), wish).addTo(log, origin, subjects);
            signed.remember(log.checkpoint());
            return done;
        } catch (LogException e) {
            throw problem(e);
        }
    }

    /** Proves where files are in a log. */
    public LogProving proving(Path folder) throws WorkbenchException {
        return new LogProving(reader(folder), keys, signing, verification);
    }

    /** Holds a proof against a policy, or against the logs that this machine knows. */
    public LogProving.Shown checkProof(Path proof, Optional<String> policy) throws WorkbenchException {
        return LogProving.check(proof, policy(policy));
    }

    /** The checkpoint that somebody kept in a file. */
    static SignedNote note(Path file, byte[] content) throws WorkbenchException {
        try {
            SignedNote note = SignedNote.parse(content);
            Checkpoint.parse(note.text());
            return note;
        } catch (LogException e) {
            throw new WorkbenchException(
                    file + " is no checkpoint: " + e.getMessage(),
                    "keep the file checkpoint of a log, or what stemma log witness --out writes",
                    e);
        }
    }

    /** Has others sign what logs say, and signs it for others. */
    public Witnessing witnessing() {
        return new Witnessing(this, keys, home.resolve("witness"), clock);
    }

    /**
     * What a log holds.
     *
     * @param kinds how many entries of each kind it has
     */
    public record Checked(LogAudit audit, SortedMap<String, Long> kinds) {}

    /**
     * Reads a log from its first entry to its last.
     *
     * @param before files with checkpoints that it signed before, beside the last one that this machine knows of
     * @param policy which logs are known, if not those of this machine
     */
    public Checked check(Path folder, List<Path> before, Optional<String> policy) throws WorkbenchException {
        LogReader reader = new LogReader(folder);
        List<VerifierKey> known =
                policy(policy).logs().stream().map(LogPolicy.Party::key).toList();
        List<SignedNote> earlier = new ArrayList<>();
        for (Path file : before) {
            byte[] content = SafeFiles.read(file, SignedNote.MAX_LENGTH);
            earlier.add(note(file, content));
        }
        lastKnown(reader).ifPresent(earlier::add);
        SortedMap<String, Long> kinds = new TreeMap<>();
        return guarded(() -> {
            LogAudit audit = LogAudit.of(
                    reader,
                    known,
                    earlier,
                    (index, entry) -> kinds.merge(
                            LogSearch.read(index, entry)
                                    .map(hit -> hit.entry().kind())
                                    .orElse("other"),
                            1L,
                            Long::sum));
            return new Checked(audit, kinds);
        });
    }

    /** What a log in a folder signed last, if it is one of this machine. */
    private Optional<SignedNote> lastKnown(LogReader reader) throws WorkbenchException {
        SignedNote note;
        try {
            note = reader.checkpoint();
            Checkpoint.parse(note.text());
        } catch (LogException unreadable) {
            return Optional.empty();
        }
        return keys.keeper(note).isEmpty()
                ? Optional.empty()
                : signed.last(Checkpoint.parse(note.text()).origin());
    }
}
