package dev.stemma.studio.workbench;

import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.notation.Limits;
import dev.stemma.generator.notation.ReadOptions;
import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.c2pa.Ancestry;
import dev.stemma.provenance.c2pa.RecordedJournal;
import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.provenance.label.FamilyTree;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.JournalException;
import dev.stemma.studio.journals.JournalLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/** Looks into files; nothing of them is kept, nothing is written. */
public final class Inspecting {
    private final Verification verification;
    private final Models models;

    Inspecting(Verification verification, Models models) {
        this.verification = verification;
        this.models = models;
    }

    /**
     * Verifies a file as this machine trusts, with all that can be checked of its record.
     *
     * @throws WorkbenchException if it is not known whom this machine trusts
     */
    public Inspected inspect(Given given) throws WorkbenchException {
        return new Inspected(given, verification.verify(given));
    }

    /**
     * Verifies a file that lies here.
     *
     * @throws WorkbenchException if it cannot be read, or a PEM file named in the options
     */
    public Verdict verify(Path file, VerificationOptions options) throws WorkbenchException {
        return verifier(options).verify(file);
    }

    /**
     * What proves that a file which was handed over is in a log; nothing where nothing does.
     *
     * @throws WorkbenchException if it is not known which logs this machine knows
     */
    public Optional<Logged> logged(Inspected inspected) throws WorkbenchException {
        return verification.log(inspected.given(), inspected.verdict()).logged();
    }

    /**
     * What verifies files on this machine.
     *
     * @throws WorkbenchException if a PEM file named in the options cannot be read
     */
    public FileVerifier verifier(VerificationOptions options) throws WorkbenchException {
        return verification.with(options);
    }

    /**
     * What the credentials of a file name as its family, with the journal that lies beside it where that is too long to lie
     * in it; nothing if it has no credentials that can be read.
     */
    public static Optional<FamilyTree> family(Path file, Verdict verdict) {
        return Ancestry.of(verdict, JournalLines.beside(file));
    }

    /**
     * How a file that lies here says that it is generated, and what its journal says of that.
     *
     * @throws WorkbenchException if the file cannot be read
     */
    public static AiMarks marks(Path file, Verdict verdict) throws WorkbenchException {
        try (ByteSource source = ByteSource.open(file)) {
            return AiMarks.of(source, recorded(file, verdict));
        } catch (IOException | UncheckedIOException e) {
            throw new WorkbenchException("cannot read " + file + ": " + e.getMessage(), "look at the file", e);
        }
    }

    private static Optional<RecordedJournal> recorded(Path file, Verdict verdict) {
        try {
            return verdict.manifests().isPresent()
                    ? RecordedJournal.of(verdict.manifests().get(), JournalLines.beside(file))
                    : Optional.empty();
        } catch (JournalException toldByTheVerdict) {
            return Optional.empty();
        }
    }

    /**
     * Looks the melody of a file that lies here up in the works that a model learnt from.
     *
     * @throws WorkbenchException if the file holds no melody or the model cannot be used
     */
    public Similarity similar(Path file, ReadOptions options, Optional<String> modelId) throws WorkbenchException {
        return Similarity.of(file, SafeFiles.read(file, Limits.FILE_BYTES), options, models.open(modelId));
    }

    /**
     * Looks its melody up in the works that a model learnt from.
     *
     * @throws WorkbenchException if the file holds no melody or the model cannot be used
     */
    public Similarity similar(Given given, Optional<String> modelId) throws WorkbenchException {
        return Similarity.of(Path.of(given.name()), given.content(), ReadOptions.DEFAULT, models.open(modelId));
    }

    /** The model of a name, if it is here and is the one that a record names by its digest. */
    public Optional<ModelFolder> model(String id, Digest digest) throws WorkbenchException {
        return models.has(id)
                ? Optional.of(models.open(Optional.of(id)))
                        .filter(found -> found.digest().equals(digest))
                : Optional.empty();
    }
}
