package dev.stemma.studio.workbench;

import dev.stemma.provenance.identity.KeyPurpose;
import dev.stemma.provenance.log.Checkpoint;
import dev.stemma.provenance.log.HttpWitness;
import dev.stemma.provenance.log.LogException;
import dev.stemma.provenance.log.LogPolicy;
import dev.stemma.provenance.log.LogReader;
import dev.stemma.provenance.log.NoteKey;
import dev.stemma.provenance.log.NoteSignature;
import dev.stemma.provenance.log.SignedNote;
import dev.stemma.provenance.log.TransparencyLog;
import dev.stemma.provenance.log.VerifierKey;
import dev.stemma.provenance.log.Witness;
import dev.stemma.provenance.log.WitnessAnswer;
import dev.stemma.provenance.log.WitnessRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Witnesses: others that sign what a log of this machine says, and the one that this machine is for others. A witness signs a
 * checkpoint only if it goes on from the one that it signed before.
 */
public final class Witnessing {
    private static final String KEY_FILE = "key";
    private static final long LARGEST_KEY_FILE = 4096;

    private final Logs logs;
    private final LogKeys keys;
    private final Path usualFolder;
    private final Clock clock;

    Witnessing(Logs logs, LogKeys keys, Path usualFolder, Clock clock) {
        this.logs = logs;
        this.keys = keys;
        this.usualFolder = usualFolder;
        this.clock = clock;
    }

    /** Where the witness of this machine keeps what it signed, if nothing is said. */
    public Path usualFolder() {
        return usualFolder;
    }

    /**
     * The witness of this machine; to be closed. Its key stands in its folder, to be given to others.
     *
     * @param name as an address without its scheme; that of the folder, or one that follows from the key, if empty
     * @param policy which logs it knows, if not those of this machine
     */
    public Witness open(Path folder, Optional<String> name, Optional<String> identity, Optional<String> policy)
            throws WorkbenchException {
        Optional<VerifierKey> known = known(folder);
        NoteKey key = keys.key(identity, KeyPurpose.WITNESS, name.or(() -> known.map(VerifierKey::name)));
        if (known.isPresent() && !known.get().equals(key.verifier())) {
            throw new WorkbenchException(
                    "the witness in " + folder + " is " + known.get().name() + " with another key",
                    "choose another folder for another witness; a witness keeps its name and its key");
        }
        List<VerifierKey> ofLogs =
                logs.policy(policy).logs().stream().map(LogPolicy.Party::key).toList();
        if (ofLogs.isEmpty()) {
            throw new WorkbenchException(
                    "the witness knows no log", "name logs in a policy: --log-policy POLICY, or the key of one");
        }
        Witness witness = Logs.guarded(() -> Witness.open(folder, key, ofLogs, clock));
        if (known.isEmpty()) {
            try {
                SafeFiles.write(
                        folder.resolve(KEY_FILE), (key.verifier() + "\n").getBytes(StandardCharsets.UTF_8), false);
            } catch (WorkbenchException e) {
                witness.close();
                throw e;
            }
        }
        return witness;
    }

    private static Optional<VerifierKey> known(Path folder) throws WorkbenchException {
        Path file = folder.resolve(KEY_FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        byte[] content = SafeFiles.read(file, LARGEST_KEY_FILE);
        return Logs.guarded(() -> Optional.of(VerifierKey.parse(new String(content, StandardCharsets.UTF_8).strip())));
    }

    /**
     * What came of asking a witness.
     *
     * @param note the checkpoint with its signature; nothing if it did not sign
     * @param trouble why not
     */
    public record Asked(String witness, Optional<SignedNote> note, Optional<String> trouble) {}

    /** Has a witness sign the checkpoint of a log in a folder, and keeps the signature where the log is of this machine. */
    public Asked sign(Witness witness, Path log) throws WorkbenchException {
        LogReader reader = logs.reader(log);
        WitnessAnswer answer = Logs.guarded(() -> {
            SignedNote note = reader.checkpoint();
            long seen = witness.last(Checkpoint.parse(note.text()).origin())
                    .map(last -> Checkpoint.parse(last.text()).size())
                    .orElse(0L);
            if (seen > Checkpoint.parse(note.text()).size()) {
                return new WitnessAnswer.Conflict(seen);
            }
            return witness.add(WitnessRequest.of(reader, seen).encode());
        });
        String name = witness.verifier().name();
        if (answer instanceof WitnessAnswer.Cosigned cosigned) {
            SignedNote note = reader.checkpoint().with(cosigned.signatures());
            return new Asked(
                    name, Optional.of(keep(log, note, witness.verifier()).orElse(note)), Optional.empty());
        }
        String trouble = answer instanceof WitnessAnswer.Conflict conflict
                ? "the witness has seen " + conflict.size()
                        + " entries of this log, which has fewer here: it was put back" + " to an earlier state"
                : ((WitnessAnswer.Refused) answer).detail();
        return new Asked(name, Optional.empty(), Optional.of(trouble));
    }

    private Optional<SignedNote> keep(Path folder, SignedNote note, VerifierKey witness) throws WorkbenchException {
        if (keys.keeper(note).isEmpty()) {
            return Optional.empty();
        }
        try (TransparencyLog log = logs.open(folder)) {
            return Optional.of(log.cosigned(note, List.of(witness)));
        } catch (LogException e) {
            throw Logs.problem(e);
        }
    }

    /**
     * Asks witnesses over the network to sign the checkpoint of a log, and keeps what they sign.
     *
     * @param addresses of those to be asked; all that the policy names with an address if there are none
     * @param policy where their keys stand, if not in that of this machine
     */
    public List<Asked> ask(Path folder, List<String> addresses, Optional<String> policy) throws WorkbenchException {
        List<Asked> asked = new ArrayList<>();
        for (LogPolicy.Party party : parties(addresses, logs.policy(policy))) {
            asked.add(ask(folder, party));
        }
        return asked;
    }

    /**
     * Keeps what a witness signed elsewhere: the checkpoint of the log with its signature, in a file.
     *
     * @param policy where its key stands, if not in that of this machine
     */
    public Asked keep(Path folder, Path file, Optional<String> policy) throws WorkbenchException {
        byte[] content = SafeFiles.read(file, SignedNote.MAX_LENGTH);
        List<VerifierKey> known = logs.policy(policy).witnesses().stream()
                .map(LogPolicy.Party::key)
                .toList();
        String name = String.valueOf(file.getFileName());
        SignedNote note = Logs.note(file, content);
        try (TransparencyLog log = logs.open(folder)) {
            List<SignedNote.Verified> signed = note.verify(known);
            if (signed.isEmpty()) {
                return new Asked(name, Optional.empty(), Optional.of("no witness of the policy has signed it"));
            }
            if (!note.text().equals(log.checkpoint().text())) {
                return new Asked(
                        name,
                        Optional.empty(),
                        Optional.of("it is not the latest checkpoint of the log, which has grown"));
            }
            return new Asked(signed.get(0).key().name(), Optional.of(log.cosigned(note, known)), Optional.empty());
        } catch (LogException e) {
            throw Logs.problem(e);
        }
    }

    private static List<LogPolicy.Party> parties(List<String> addresses, LogPolicy policy) throws WorkbenchException {
        List<LogPolicy.Party> parties = new ArrayList<>();
        if (addresses.isEmpty()) {
            return policy.witnesses().stream()
                    .filter(party -> party.address().isPresent())
                    .toList();
        }
        for (String address : addresses) {
            parties.add(policy.witnesses().stream()
                    .filter(party -> party.address().equals(Optional.of(address)))
                    .findFirst()
                    .orElseThrow(() -> new WorkbenchException(
                            "no witness with the address " + address + " is known",
                            "name it in a policy: witness NAME KEY " + address)));
        }
        return parties;
    }

    private Asked ask(Path folder, LogPolicy.Party party) throws WorkbenchException {
        LogReader reader = logs.reader(folder);
        try {
            SignedNote note = reader.checkpoint();
            List<NoteSignature> signatures =
                    new HttpWitness(URI.create(party.address().orElseThrow())).cosign(reader);
            SignedNote signed = note.with(signatures);
            if (signed.verify(List.of(party.key())).isEmpty()) {
                return failed(party, "the answer of the witness has no signature by its key");
            }
            try (TransparencyLog log = logs.open(folder)) {
                return new Asked(
                        party.name(), Optional.of(log.cosigned(signed, List.of(party.key()))), Optional.empty());
            }
        } catch (LogException e) {
            return failed(party, e.getMessage());
        } catch (IllegalArgumentException e) {
            return failed(party, "its address is none: " + party.address().orElseThrow());
        }
    }

    private static Asked failed(LogPolicy.Party party, String trouble) {
        return new Asked(party.name(), Optional.empty(), Optional.of(trouble));
    }
}
