package dev.stemma.studio.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A validator that we did not write; it lies beside the project where it is at hand. */
final class OtherValidator {
    private static final int CANNOT_RUN = 2;

    private OtherValidator() {}

    /** It trusts these files if it trusts the authority; the test is left out from here on where it is not at hand. */
    static void trusts(Path authority, Path... files) throws IOException, InterruptedException {
        Path validator = Studio.root().resolveSibling("shared").resolve("tools/c2pa-validator/c2pa-validate");
        assumeTrue(Files.exists(validator), "not here: the independent validator, ../shared/tools/c2pa-validator");
        List<String> call = new ArrayList<>(
                List.of(validator.toString(), "--require-trusted", "--anchors", authority.toString()));
        Stream.of(files).map(Path::toString).forEach(call::add);
        Process process = new ProcessBuilder(call).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exit = process.waitFor();
        assumeTrue(exit != CANNOT_RUN, () -> "the independent validator cannot run: " + said);
        assertThat(exit).as(said).isZero();
    }
}
