package dev.stemma.generator.model.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Where a training leaves off: a file that is always whole, or nowhere. */
public final class Checkpoints {
    /** Nothing is kept: an interrupted training begins again. */
    public static final Checkpoints NONE = new Checkpoints(Optional.empty());

    private final Optional<Path> file;

    private Checkpoints(Optional<Path> file) {
        this.file = file;
    }

    /** Beside the model folder that is to be made. */
    public static Checkpoints beside(Path folder) {
        Path whole = folder.toAbsolutePath().normalize();
        return new Checkpoints(Optional.of(whole.resolveSibling("." + whole.getFileName() + ".training")));
    }

    /** The file, if there is one. */
    public Optional<Path> found() {
        return file.filter(Files::exists);
    }

    /** Forgets what was kept. */
    public void clear() throws IOException {
        if (file.isPresent()) {
            Files.deleteIfExists(file.get());
        }
    }

    /** @throws IllegalArgumentException if there is a file and it is damaged */
    Optional<Checkpoint> read() {
        if (found().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Checkpoint.read(Files.readAllBytes(file.get())));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file.get() + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(file.get() + " cannot be read", e);
        }
    }

    /** Takes the place of the one before in one stroke. */
    void write(Checkpoint checkpoint) {
        if (file.isEmpty()) {
            return;
        }
        try {
            Files.createDirectories(file.get().getParent());
            Path beside = file.get().resolveSibling(file.get().getFileName() + ".part");
            Files.write(beside, checkpoint.write());
            Files.move(beside, file.get(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(file.get() + " cannot be written", e);
        }
    }
}
