package dev.stemma.generator.model.evaluation;

import dev.stemma.provenance.record.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.stream.Stream;

/** Which program predicts: results of another are not mixed with its own, whatever its version says. */
public final class ProgramDigest {
    private ProgramDigest() {}

    /** SHA-256 of the archive that holds this package, or of all files of its folder, in order of name. */
    public static Digest ofThisProgram() {
        try {
            return of(Path.of(ProgramDigest.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a program lies at a place that has a name", e);
        }
    }

    static Digest of(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            return Digest.of(Files.readAllBytes(place));
        }
        List<Path> files;
        try (Stream<Path> walk = Files.walk(place)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        MessageDigest digest = Digest.sha256();
        for (Path file : files) {
            String name = place.relativize(file).toString().replace('\\', '/');
            digest.update(Digest.of(name.getBytes(StandardCharsets.UTF_8)).bytes());
            digest.update(Digest.of(Files.readAllBytes(file)).bytes());
        }
        return Digest.ofBytes(digest.digest());
    }
}
