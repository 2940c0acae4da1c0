package dev.stemma.studio.workbench;

import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.notation.ReadOptions;
import dev.stemma.provenance.record.Digest;
import java.nio.file.Path;
import java.util.Optional;

/** Looks into files that were handed over; nothing of them is kept, nothing is written. */
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
