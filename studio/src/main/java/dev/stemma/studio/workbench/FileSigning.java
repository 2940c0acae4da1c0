package dev.stemma.studio.workbench;

import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.asset.Carrier;
import dev.stemma.provenance.asset.JsonLinesCarrier;
import dev.stemma.provenance.asset.Located;
import dev.stemma.provenance.c2pa.Action;
import dev.stemma.provenance.c2pa.ActionsAssertion;
import dev.stemma.provenance.c2pa.GeneratorInfo;
import dev.stemma.provenance.c2pa.HashedUri;
import dev.stemma.provenance.c2pa.IngredientAssertion;
import dev.stemma.provenance.c2pa.IngredientAssertion.Relationship;
import dev.stemma.provenance.c2pa.ManifestDefinition;
import dev.stemma.provenance.c2pa.SigningException;
import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.provenance.identity.KeyPurpose;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Tool;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Signs files that are there, whoever made them. Nothing is said of how they came about but that the signer has them and
 * publishes them; the file as it was, with its own credentials if it has any, is the parent.
 */
public final class FileSigning {
    /** Files are read whole up to this size. */
    static final long LARGEST_FILE = 256L << 20;

    private static final GeneratorInfo STEMMA = GeneratorInfo.stemma(Tool.STEMMA.version());

    private final Signing signing;
    private final Verification verification;
    private final LateStamping lateStamping;
    private final Pieces pieces;

    FileSigning(Signing signing, Verification verification, Pieces pieces) {
        this.signing = signing;
        this.verification = verification;
        this.lateStamping = new LateStamping(signing, verification);
        this.pieces = pieces;
    }

    /**
     * Signs a file: into it, or beside it where its kind carries no credentials; a JSON Lines file (by its name too) gets a
     * checkpoint. Credentials that it has become its parent's. What the same identity has signed and time stamps are asked
     * for, that is stamped instead, if its kind allows it.
     *
     * @param out where the signed file goes, or the credentials beside it; the file itself, or {@code FILE.c2pa}, if empty
     * @param overwrite whether another file that is there is replaced
     * @return what was written
     * @throws WorkbenchException if the file has credentials that do not hold, or cannot be signed
     */
    public WrittenFile sign(Path file, Optional<Path> out, Signatory signatory, boolean overwrite)
            throws WorkbenchException {
        return sign(file, out, signatory, Optional.empty(), overwrite);
    }

    /**
     * The same, with a label of generated content in the file, where its journal tells that it is.
     *
     * @throws WorkbenchException also if nothing tells that a model took part
     */
    public WrittenFile sign(
            Path file, Optional<Path> out, Signatory signatory, Optional<Label> label, boolean overwrite)
            throws WorkbenchException {
        Optional<WrittenFile> stamped =
                label.isPresent() ? Optional.empty() : lateStamping.stamp(file, out, signatory, overwrite);
        return stamped.isPresent() ? stamped.get() : signAnew(file, out, signatory, label, overwrite);
    }

    private WrittenFile signAnew(
            Path file, Optional<Path> out, Signatory signatory, Optional<Label> label, boolean overwrite)
            throws WorkbenchException {
        byte[] content = SafeFiles.read(file, LARGEST_FILE);
        Optional<Carrier> carrier = Carrier.detect(ByteSource.of(content));
        try {
            if (carrier.isEmpty() || carrier.get() instanceof JsonLinesCarrier && !GrowingFile.isNamed(file)) {
                requireUnlabelled(file, label);
                return beside(file, content, out, signatory, overwrite);
            }
            SourceFile source = SourceFile.read(file, content, verification);
            if (source.recorded().isPresent()) {
                return goOn(source, out.orElse(file), signatory, label, overwrite);
            }
            requireUnlabelled(file, label);
            byte[] signed = signed(file, content, carrier.get(), signatory);
            Path target = out.orElse(file);
            if (carrier.get() instanceof JsonLinesCarrier && target.equals(file)) {
                GrowingFile.append(file, content, signed);
            } else {
                SafeFiles.write(target, signed, overwrite || target.equals(file));
            }
            return new WrittenFile(target, Digest.of(signed), carrier.get().mediaType());
        } catch (SigningException e) {
            throw new WorkbenchException(file + " cannot be signed: " + e.getMessage(), signatory.hint(), e);
        }
    }

    /**
     * Lines of JSON that are nowhere yet, signed as they stand (C2PA 2.5, A.3.17).
     *
     * @param file where they will lie
     * @throws WorkbenchException if they cannot be signed
     */
    public byte[] signLines(Path file, byte[] lines, Signatory signatory) throws WorkbenchException {
        try {
            return signed(file, lines, new JsonLinesCarrier(), signatory);
        } catch (SigningException e) {
            throw new WorkbenchException(file + " cannot be signed: " + e.getMessage(), signatory.hint(), e);
        }
    }

    private byte[] signed(Path file, byte[] content, Carrier carrier, Signatory signatory)
            throws WorkbenchException, SigningException {
        return signing.signer(signatory)
                .embed(
                        content,
                        definition(file, content, carrier),
                        signing.identity(signatory.identity(), Signing.purpose(Optional.of(carrier))));
    }

    private static void requireUnlabelled(Path file, Optional<Label> label) throws WorkbenchException {
        if (label.isPresent()) {
            throw new WorkbenchException(
                    file + " has no journal that tells how it came to be, so it is not labelled as generated",
                    "label what Stemma makes, with --label at compose, continue, fill, vary or edit");
        }
    }

    /** The journal of the piece goes on in what is signed. */
    private WrittenFile goOn(
            SourceFile source, Path target, Signatory signatory, Optional<Label> label, boolean overwrite)
            throws WorkbenchException {
        try (OpenPiece open = pieces.resume(source, signatory)) {
            return KeptFile.of(source.content())
                    .labelled(open, label)
                    .sign(
                            open,
                            telling -> PieceCredentials.published(
                                    source.name(), telling, new PieceCredentials.Parent(source, "signed as it is")),
                            target,
                            path -> overwrite || path.equals(source.path()))
                    .get(0);
        }
    }

    private WrittenFile beside(Path file, byte[] content, Optional<Path> out, Signatory signatory, boolean overwrite)
            throws WorkbenchException, SigningException {
        Path target = out.orElse(file.resolveSibling(file.getFileName() + FileVerifier.SIDECAR));
        SafeFiles.requireFree(target, overwrite);
        Verdict verdict = verification.with(VerificationOptions.DEFAULT).verify(file);
        ManifestDefinition definition =
                definition(file, content, "application/octet-stream", verdict, Optional.empty());
        byte[] store = signing.signer(signatory)
                .sidecar(content, definition, signing.identity(signatory.identity(), KeyPurpose.CLAIMS));
        SafeFiles.write(target, store, overwrite);
        return new WrittenFile(target, Digest.of(store), "application/c2pa");
    }

    /** Of a file that is published as it is; with the weights of a model stand the credentials of the works beside them. */
    ManifestDefinition definition(Path file, byte[] content, Carrier carrier) throws WorkbenchException {
        Verdict verdict = carrier instanceof JsonLinesCarrier lines
                ? verification.verify(untilLastCheckpoint(content, lines), Optional.empty())
                : verification.with(VerificationOptions.DEFAULT).verify(file);
        return definition(file, content, carrier.mediaType(), verdict, SignedWorks.beside(file, verification));
    }

    /** Lines that were added since are for the new checkpoint. */
    private static byte[] untilLastCheckpoint(byte[] content, JsonLinesCarrier carrier) {
        return carrier.locate(ByteSource.of(content)) instanceof Located.Found found
                ? Arrays.copyOf(content, (int) found.exclusion().end())
                : content;
    }

    private static ManifestDefinition definition(
            Path file, byte[] content, String mediaType, Verdict verdict, Optional<SignedWorks> works)
            throws WorkbenchException {
        if (verdict.state() == Verdict.State.INVALID) {
            throw new WorkbenchException(
                    file + " has credentials that do not hold, so nothing is signed on top of them",
                    "stemma verify says what is wrong; stemma strip writes a copy without them");
        }
        String title = String.valueOf(file.getFileName());
        IngredientAssertion parent = IngredientAssertion.of(Relationship.PARENT_OF, title, mediaType)
                .identifiedBy(Digest.of(content).urn());
        ManifestDefinition.Builder manifest = ManifestDefinition.of(title, STEMMA);
        HashedUri opened = verdict.intact() ? manifest.add(parent, verdict) : manifest.add(parent);
        works.ifPresent(signed -> manifest.add(ModelCredentials.works(signed.dataset(), List.of()), signed.verdict()));
        return manifest.with(ActionsAssertion.all(Action.opened(opened), Action.of(Action.PUBLISHED)))
                .build();
    }
}
