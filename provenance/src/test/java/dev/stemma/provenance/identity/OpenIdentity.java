package dev.stemma.provenance.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** A process of its own that opens or makes the identity {@code swallow}, signs, and prints the certificate's serial number. */
final class OpenIdentity {
    private OpenIdentity() {}

    public static void main(String[] arguments) {
        Identity identity = IdentityStore.at(Path.of(arguments[0]))
                .openOrCreate("swallow", SignatureAlgorithm.ES256, Clock.systemUTC(), new SecureRandom());
        identity.sign(new byte[0]);
        System.out.print(identity.certificate().getSerialNumber());
    }

    static Process start(List<String> options, Path home) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), OpenIdentity.class.getName()));
        command.add(home.toString());
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    static String answer(Process process) throws IOException, InterruptedException {
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError("the process failed: " + answer);
        }
        return answer;
    }
}
