package dev.stemma.generator.model.evaluation;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stemma.provenance.record.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Where an evaluation keeps what it finds: {@code results.json}, and {@code folds/} with the folds that are finished. The
 * evaluation is identified by what is asked and by the program that answers.
 */
public final class EvaluationFolder {
    /** The document of results; its member {@code evaluation} says whose. */
    public static final String RESULTS = "results.json";

    private final Path folder;
    private final Digest evaluation;

    private EvaluationFolder(Path folder, Digest evaluation) {
        this.folder = folder;
        this.evaluation = evaluation;
    }

    /** Identifies an evaluation of this program. */
    public static Digest identity(Digest question) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(ProgramDigest.ofThisProgram().bytes());
        both.writeBytes(question.bytes());
        return Digest.of(both.toByteArray());
    }

    /**
     * Opens a folder, and makes it if need be.
     *
     * @throws EvaluationException if the results of another evaluation lie there
     */
    public static EvaluationFolder open(Path folder, Digest evaluation) throws IOException, EvaluationException {
        Files.createDirectories(folder);
        Path results = folder.resolve(RESULTS);
        if (Files.exists(results) && !isOf(results, evaluation)) {
            throw new EvaluationException(results + " holds other results: of another question, or of another build");
        }
        return new EvaluationFolder(folder, evaluation);
    }

    private static boolean isOf(Path results, Digest evaluation) {
        try {
            return new ObjectMapper()
                    .readTree(Files.readAllBytes(results))
                    .path("evaluation")
                    .asText()
                    .equals(evaluation.toString());
        } catch (IOException e) {
            return false;
        }
    }

    public Digest evaluation() {
        return evaluation;
    }

    /** The file of results. */
    public Path results() {
        return folder.resolve(RESULTS);
    }

    /** The finished folds. */
    public FoldStore folds() throws IOException {
        return FoldStore.open(folder.resolve("folds"), evaluation);
    }

    /** Writes the results beside their place, then moves them there. */
    public void writeResults(byte[] document) throws IOException {
        Path beside = Files.createTempFile(folder, ".results", ".part");
        try {
            Files.write(beside, document);
            Files.move(beside, results(), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}
