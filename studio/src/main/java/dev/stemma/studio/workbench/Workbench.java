package dev.stemma.studio.workbench;

import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.notation.Limits;
import dev.stemma.generator.notation.MelodyFile;
import dev.stemma.generator.notation.NotationException;
import dev.stemma.generator.notation.ReadOptions;
import dev.stemma.generator.notation.Reading;
import dev.stemma.generator.session.Composer;
import dev.stemma.generator.session.Composition;
import dev.stemma.generator.session.Request;
import dev.stemma.generator.session.RequestException;
import dev.stemma.generator.session.Wish;
import dev.stemma.provenance.asset.AssetException;
import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.asset.Carrier;
import dev.stemma.provenance.c2pa.Verdict;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** All that Stemma does for a person, apart from showing it. */
public final class Workbench {
    /** Files whose credentials are taken out are read whole up to this size. */
    private static final long LARGEST_ASSET = 256L << 20;

    private final Models models;
    private final Signing signing;
    private final Verification verification;
    private final Publisher publisher;

    /**
     * @param home keys and trust
     * @param models folder of models
     */
    public Workbench(Path home, Path models, Clock clock) {
        this.models = new Models(models);
        this.signing = new Signing(home, clock, new SecureRandom());
        this.verification = new Verification(signing, clock);
        this.publisher = new Publisher(signing, verification, clock);
    }

    /**
     * Composes a melody.
     *
     * @throws WorkbenchException if the wish cannot be met or the model cannot be used
     */
    public Piece compose(Wish wish, long seed, Optional<String> title, Optional<String> modelId)
            throws WorkbenchException {
        ModelFolder model = models.open(modelId);
        Composer composer = new Composer(model);
        try {
            Composition composition = composer.compose(composer.complete(wish, seed));
            models.requireIntact(model);
            return Piece.of(title.orElse("Melody " + seed), composition, model, Optional.empty());
        } catch (RequestException e) {
            throw new WorkbenchException(e.getMessage(), e.hint(), e);
        } catch (RuntimeException e) {
            models.requireIntact(model);
            throw e;
        }
    }

    /**
     * Continues the melody of a file.
     *
     * @throws WorkbenchException if the file holds no melody that can be continued, or the wish cannot be met
     */
    public Continued continueFile(
            Path file, ReadOptions options, Wish wish, long seed, Optional<String> title, Optional<String> modelId)
            throws WorkbenchException {
        byte[] content = SafeFiles.read(file, Limits.FILE_BYTES);
        ModelFolder model = models.open(modelId);
        Composer composer = new Composer(model);
        try {
            Reading reading = MelodyFile.read(content, options);
            Request request = composer.completeFor(reading.melody(), reading.keyStated(), wish, seed);
            Composition composition = composer.continueMelody(reading.melody(), request);
            models.requireIntact(model);
            Piece piece = Piece.of(
                    title.or(() -> reading.melody().title()).orElse("Melody " + seed),
                    composition,
                    model,
                    Optional.of(new Piece.SourceFile(
                            file.getFileName().toString(), reading.format().mediaType(), content)));
            return new Continued(piece, reading);
        } catch (NotationException e) {
            throw new WorkbenchException(
                    file + ": " + e.getMessage(), "melodies are read from MIDI, ABC and MusicXML files", e);
        } catch (RequestException e) {
            throw new WorkbenchException(e.getMessage(), e.hint(), e);
        } catch (RuntimeException e) {
            models.requireIntact(model);
            throw e;
        }
    }

    /**
     * Looks the melody of a file up in the works that a model learnt from.
     *
     * @throws WorkbenchException if the file holds no melody or the model cannot be used
     */
    public Similarity similar(Path file, ReadOptions options, Optional<String> modelId) throws WorkbenchException {
        return Similarity.of(file, SafeFiles.read(file, Limits.FILE_BYTES), options, models.open(modelId));
    }

    /** A continued melody, and how its beginning was read. */
    public record Continued(Piece piece, Reading reading) {}

    /** Refuses if a file that would be written is there already. */
    public void requireFree(Publication publication) throws WorkbenchException {
        publisher.requireFree(publication);
    }

    /**
     * Writes and signs a piece.
     *
     * @param identity who signs; the first identity if nothing is said, made on first use
     * @return the files written, the MIDI file first
     */
    public List<WrittenFile> publish(Piece piece, Publication publication, Optional<String> identity)
            throws WorkbenchException {
        return publisher.publish(piece, publication, identity);
    }

    /** Verifies a file. */
    public Verdict verify(Path file, VerificationOptions options) throws WorkbenchException {
        return verification.verify(file, options);
    }

    /**
     * Writes a copy of a file without the credentials inside it.
     *
     * @throws WorkbenchException if the file is of no kind that carries credentials
     */
    public void strip(Path file, Path target, boolean overwrite) throws WorkbenchException {
        byte[] content = SafeFiles.read(file, LARGEST_ASSET);
        try {
            Carrier carrier = Carrier.detect(ByteSource.of(content))
                    .orElseThrow(() -> new WorkbenchException(
                            file + " is of no kind that carries credentials inside", "MIDI and WAV files do"));
            SafeFiles.write(target, carrier.strip(content), overwrite);
        } catch (AssetException e) {
            throw new WorkbenchException(
                    file + " is damaged: " + e.getMessage(), "restore it from where you have it", e);
        }
    }

    /**
     * A model that is at hand.
     *
     * @param id the first by name if nothing is said
     */
    public ModelFolder model(Optional<String> id) throws WorkbenchException {
        return models.open(id);
    }

    /** Identities and whom to trust. */
    public Signing signing() {
        return signing;
    }
}
