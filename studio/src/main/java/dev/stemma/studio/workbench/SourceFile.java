package dev.stemma.studio.workbench;

import dev.stemma.generator.notation.Limits;
import dev.stemma.generator.notation.MelodyFile;
import dev.stemma.generator.notation.NotationException;
import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.asset.Carrier;
import dev.stemma.provenance.c2pa.HashedUri;
import dev.stemma.provenance.c2pa.IngredientAssertion;
import dev.stemma.provenance.c2pa.IngredientAssertion.Relationship;
import dev.stemma.provenance.c2pa.JournalAssertion;
import dev.stemma.provenance.c2pa.Manifest;
import dev.stemma.provenance.c2pa.ManifestDefinition;
import dev.stemma.provenance.c2pa.RecordedJournal;
import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.JournalException;
import dev.stemma.provenance.record.JournalSegment;
import dev.stemma.studio.journals.JournalLines;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that is worked on, as it was read.
 *
 * @param content all of it
 * @param verdict on it, with credentials that lie beside it
 * @param beside whether its credentials lie beside it
 * @param recorded the journal that its credentials tell, if they hold and tell one
 */
record SourceFile(Path path, byte[] content, Verdict verdict, boolean beside, Optional<RecordedJournal> recorded) {
    static SourceFile read(Path path, Verification verification) throws WorkbenchException {
        return read(path, SafeFiles.read(path, Limits.FILE_BYTES), verification);
    }

    static SourceFile read(Path path, byte[] content, Verification verification) throws WorkbenchException {
        Optional<byte[]> store = FileVerifier.storeBeside(path);
        JournalSegment.Rest rest = JournalLines.beside(path);
        Verdict verdict = verification.verify(content, store, rest);
        boolean inside = Carrier.detect(ByteSource.of(content))
                .filter(carrier -> LateStamping.holdsStore(carrier, content))
                .isPresent();
        return new SourceFile(path, content, verdict, store.isPresent() && !inside, recorded(verdict, rest));
    }

    /**
     * A file that was handed over; nothing lies beside it.
     *
     * @param name for people
     */
    static SourceFile handedOver(String name, byte[] content, Verification verification) throws WorkbenchException {
        JournalSegment.Rest rest = JournalSegment.Rest.NONE;
        Verdict verdict = verification.verify(content, Optional.empty(), rest);
        return new SourceFile(Path.of(SafeName.of(name)), content, verdict, false, recorded(verdict, rest));
    }

    private static Optional<RecordedJournal> recorded(Verdict verdict, JournalSegment.Rest rest)
            throws WorkbenchException {
        if (!verdict.intact()) {
            return Optional.empty();
        }
        try {
            return RecordedJournal.of(verdict.manifests().orElseThrow(), rest);
        } catch (JournalException e) {
            throw new WorkbenchException(
                    "the journal of the file does not hold: " + e.getMessage(), "stemma verify says more", e);
        }
    }

    String name() {
        return String.valueOf(path.getFileName());
    }

    /** How many entries of the journal its credentials carry. */
    int carried() {
        return recorded.map(each -> each.journal().size()).orElse(0);
    }

    /** Whether its credentials name entries of the journal that do not lie in them. */
    boolean isJournalElsewhere() throws WorkbenchException {
        if (recorded.isEmpty()) {
            return false;
        }
        try {
            for (Manifest manifest : verdict.manifests().orElseThrow().manifests()) {
                Optional<JournalAssertion> part =
                        manifest.assertions(JournalAssertion.class).findFirst();
                if (part.isPresent() && part.get().segment().omitted() > 0) {
                    return true;
                }
            }
            return false;
        } catch (JournalException e) {
            throw new WorkbenchException(
                    "the journal of the file does not hold: " + e.getMessage(), "stemma verify says more", e);
        }
    }

    /** What kind of file it is. */
    String mediaType() {
        try {
            return MelodyFile.format(content).mediaType();
        } catch (NotationException noScore) {
            return Carrier.detect(ByteSource.of(content))
                    .map(Carrier::mediaType)
                    .orElse("application/octet-stream");
        }
    }

    /** Adds it as that from which another file comes: with its credentials if they hold, else by its digest alone. */
    HashedUri addTo(ManifestDefinition.Builder manifest) {
        IngredientAssertion parent = IngredientAssertion.of(Relationship.PARENT_OF, name(), mediaType())
                .identifiedBy(Digest.of(content).urn());
        return verdict.intact() ? manifest.add(parent, verdict) : manifest.add(parent);
    }
}
