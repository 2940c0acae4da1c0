package dev.stemma.studio.workbench;

import dev.stemma.provenance.asset.AssetException;
import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.asset.Carrier;
import dev.stemma.provenance.asset.Located;
import dev.stemma.provenance.c2pa.Signer;
import dev.stemma.provenance.c2pa.SigningException;
import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.provenance.identity.Identity;
import dev.stemma.provenance.record.Digest;
import java.nio.file.Path;
import java.util.Optional;

/** Adds a time stamp to what an identity of this machine signed before. */
final class LateStamping {
    private final Signing signing;
    private final Verification verification;

    LateStamping(Signing signing, Verification verification) {
        this.signing = signing;
        this.verification = verification;
    }

    /** The verdict on a file that the identity has signed and that is still as it was; empty for any other. */
    private Optional<Verdict> ownVerdict(Path file, Identity identity) throws WorkbenchException {
        Verdict verdict = verification.with(VerificationOptions.DEFAULT).verify(file);
        boolean own = verdict.manifests()
                .flatMap(store -> store.active().signer())
                .filter(leaf ->
                        leaf.getPublicKey().equals(identity.certificate().getPublicKey()))
                .isPresent();
        return own && verdict.intact() ? Optional.of(verdict) : Optional.empty();
    }

    /**
     * Stamps the file in its place, or the store beside it.
     *
     * @return what was written; empty if the file is not one that the identity has signed, or others are to sign it too
     */
    Optional<WrittenFile> stamp(Path file, Optional<Path> out, Signatory signatory, boolean overwrite)
            throws WorkbenchException {
        if (signatory.timeStamps().isEmpty() || !signatory.coSigners().isEmpty()) {
            return Optional.empty();
        }
        byte[] content = SafeFiles.read(file, FileSigning.LARGEST_FILE);
        Optional<Carrier> inside = inside(content);
        Identity identity = signing.identity(signatory.identity(), Signing.purpose(inside));
        Optional<Verdict> verdict = ownVerdict(file, identity);
        if (verdict.isEmpty()) {
            return Optional.empty();
        }
        Signer signer = signing.signer(signatory);
        try {
            Path place = inside.isPresent() ? file : FileVerifier.beside(file).orElseThrow();
            byte[] stamped = inside.isPresent()
                    ? signer.stampLater(content, verdict.get(), identity)
                    : signer.stampLater(verdict.get(), identity);
            Path target = out.orElse(place);
            SafeFiles.write(target, stamped, overwrite || target.equals(place));
            return Optional.of(new WrittenFile(
                    target, Digest.of(stamped), inside.map(Carrier::mediaType).orElse("application/c2pa")));
        } catch (SigningException e) {
            throw new WorkbenchException(
                    file + " cannot be stamped: " + e.getMessage(),
                    "to sign anew: stemma strip writes a copy without credentials, which stemma sign --tsa signs",
                    e);
        }
    }

    /** The carrier of a file that has credentials inside. */
    static Optional<Carrier> inside(byte[] content) {
        return Carrier.detect(ByteSource.of(content)).filter(carrier -> holdsStore(carrier, content));
    }

    static boolean holdsStore(Carrier carrier, byte[] content) {
        try {
            return carrier.locate(ByteSource.of(content)) instanceof Located.Found;
        } catch (AssetException e) {
            return false;
        }
    }
}
