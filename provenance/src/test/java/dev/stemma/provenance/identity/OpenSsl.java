package dev.stemma.provenance.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** OpenSSL, a reader of certificates, keys and time stamps that is not ours. */
final class OpenSsl {
    private OpenSsl() {}

    /** How it ended, and what it printed. */
    record Result(int exit, String output) {}

    /** Runs it, or skips the test where there is none. */
    static Result run(String... arguments) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output);
        } catch (IOException e) {
            Assumptions.abort("no openssl here: " + e.getMessage());
            throw new AssertionError(e);
        }
    }
}
