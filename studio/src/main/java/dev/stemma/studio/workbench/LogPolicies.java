package dev.stemma.studio.workbench;

import dev.stemma.provenance.log.LogException;
import dev.stemma.provenance.log.LogPolicy;
import dev.stemma.provenance.log.Quorum;
import dev.stemma.provenance.log.VerifierKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which logs and witnesses this machine knows: {@code HOME/trust/log-policy}, as C2SP tlog-policy has it. A log that is begun
 * here is named in it, and people may add logs, witnesses and a quorum.
 */
final class LogPolicies {
    private static final long LARGEST = 4_000_000;
    private static final LogPolicy NOBODY = new LogPolicy(List.of(), List.of(), new Quorum.None());
    private static final Pattern KEY = Pattern.compile("[^\\s+]+\\+[0-9a-f]{8}\\+[A-Za-z0-9+/]+=*");
    private static final String BEGINNING =
            "## Logs and witnesses that this machine knows (c2sp.org/tlog-policy).\nquorum none\n";

    private final Path file;

    LogPolicies(Path home) {
        this.file = home.resolve("trust").resolve("log-policy");
    }

    Path file() {
        return file;
    }

    /** Whether a text is the key of a log rather than the name of a file. */
    static boolean isKey(String text) {
        return KEY.matcher(text).matches();
    }

    /**
     * The policy that is named, or that of this machine.
     *
     * @param named a file, or the key of a log, which is taken at its word
     */
    LogPolicy policy(Optional<String> named) throws WorkbenchException {
        try {
            if (named.isPresent() && isKey(named.get())) {
                return LogPolicy.of(VerifierKey.parse(named.get()));
            }
            Path wanted = named.map(Path::of).orElse(file);
            return named.isEmpty() && !Files.exists(file) ? NOBODY : LogPolicy.parse(SafeFiles.read(wanted, LARGEST));
        } catch (LogException e) {
            throw new WorkbenchException(
                    named.orElse(file.toString()) + " is no policy: " + e.getMessage(),
                    "a policy has lines such as: log KEY, witness NAME KEY, quorum NAME; or name the key of a log",
                    e);
        }
    }

    /** Knows a log from now on. */
    void add(VerifierKey log) throws WorkbenchException {
        if (policy(Optional.empty()).logs().stream()
                .anyMatch(party -> party.key().equals(log))) {
            return;
        }
        String before =
                Files.exists(file) ? new String(SafeFiles.read(file, LARGEST), StandardCharsets.ISO_8859_1) : BEGINNING;
        byte[] line = String.join(" ", "log", log.toString()).getBytes(StandardCharsets.UTF_8);
        String all = before
                + (before.isEmpty() || before.endsWith("\n") ? "" : "\n")
                + new String(line, StandardCharsets.ISO_8859_1)
                + "\n";
        SafeFiles.write(file, all.getBytes(StandardCharsets.ISO_8859_1), true);
    }
}
