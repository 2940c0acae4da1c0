package dev.stemma.studio.workbench;

import dev.stemma.provenance.identity.Identity;
import dev.stemma.provenance.identity.IdentityStore;
import dev.stemma.provenance.identity.KeyPurpose;
import dev.stemma.provenance.log.Checkpoint;
import dev.stemma.provenance.log.LogException;
import dev.stemma.provenance.log.NoteKey;
import dev.stemma.provenance.log.SignatureType;
import dev.stemma.provenance.log.SignedNote;
import dev.stemma.provenance.log.VerifierKey;
import dev.stemma.provenance.record.Digest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The keys of identities that sign checkpoints: one each for the log of the identity and for what it witnesses. */
final class LogKeys {
    private static final int NAME_BYTES = 8;

    private final Signing signing;

    LogKeys(Signing signing) {
        this.signing = signing;
    }

    /**
     * The key of an identity under a name, made at first use.
     *
     * @param name as an address without its scheme; one that follows from the key if empty
     */
    NoteKey key(Optional<String> identity, KeyPurpose purpose, Optional<String> name) throws WorkbenchException {
        Identity opened = signing.identity(identity, purpose);
        SignatureType type = purpose == KeyPurpose.WITNESS ? SignatureType.COSIGNATURE : SignatureType.ED25519;
        try {
            return NoteKey.of(
                    VerifierKey.of(
                            name.orElseGet(() -> usualName(opened, purpose)),
                            type,
                            opened.certificate().getPublicKey()),
                    opened::sign);
        } catch (LogException e) {
            throw new WorkbenchException(e.getMessage(), "name it as an address, such as example.com/log", e);
        }
    }

    private static String usualName(Identity identity, KeyPurpose purpose) {
        byte[] digest =
                Digest.of(identity.certificate().getPublicKey().getEncoded()).bytes();
        return "stemma.local/" + purpose + "-" + HexFormat.of().formatHex(digest, 0, NAME_BYTES);
    }

    /** The identity on this machine whose log signed the checkpoint. */
    Optional<String> keeper(SignedNote note) throws WorkbenchException {
        String origin = Checkpoint.parse(note.text()).origin();
        for (IdentityStore.Entry entry : signing.list()) {
            if (entry.purpose() == KeyPurpose.LOG && hasSigned(note, origin, entry)) {
                return Optional.of(entry.name());
            }
        }
        return Optional.empty();
    }

    private static boolean hasSigned(SignedNote note, String origin, IdentityStore.Entry entry) {
        try {
            VerifierKey key = VerifierKey.of(
                    origin, SignatureType.ED25519, entry.chain().get(0).getPublicKey());
            return !note.verify(List.of(key)).isEmpty();
        } catch (LogException otherKey) {
            return false;
        }
    }
}
