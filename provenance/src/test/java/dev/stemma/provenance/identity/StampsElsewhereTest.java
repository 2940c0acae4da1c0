package dev.stemma.provenance.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What we write of an authority's answer is a time stamp to OpenSSL too, of the same bytes and of no others. */
class StampsElsewhereTest {
    private static final byte[] PAYLOAD = "what was signed".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private Path root;
    private Path stamp;

    @BeforeEach
    void stamp() throws Exception {
        root = Files.writeString(folder.resolve("root.pem"), Pem.encode(List.of(TestTimeStamps.root())));
        try (TestTimeStamps.Server server = TestTimeStamps.good().withSurplus(3).serve()) {
            stamp = Files.write(folder.resolve("stamp.der"), asked(server.uri()).encoded());
        }
    }

    private static TimeStamp asked(URI authority) throws Exception {
        byte[] token = new HttpTimeStampAuthority(authority, new SecureRandom(), Duration.ofSeconds(30))
                .token(MessageDigest.getInstance("SHA-256").digest(PAYLOAD));
        return TimeStamp.ofToken(token).inOneForm(PAYLOAD);
    }

    private OpenSsl.Result verify(byte[] payload, Path token, Path authority) throws Exception {
        Path data = Files.write(folder.resolve("data"), payload);
        return OpenSsl.run(
                "ts",
                "-verify",
                "-data",
                data.toString(),
                "-token_in",
                "-in",
                token.toString(),
                "-CAfile",
                authority.toString());
    }

    @Test
    void opensslAcceptsAStampInOurForm() throws Exception {
        OpenSsl.Result accepted = verify(PAYLOAD, stamp, root);
        assertThat(accepted.output()).contains("Verification: OK");
        assertThat(accepted.exit()).isZero();
    }

    @Test
    void opensslRefusesItForOtherBytesFromOthersAndChanged() throws Exception {
        assertThat(verify("what was not".getBytes(StandardCharsets.UTF_8), stamp, root)
                        .output())
                .contains("message imprint mismatch", "Verification: FAILED");

        Path stranger = Files.writeString(
                folder.resolve("stranger.pem"),
                Pem.encode(List.of(CertificateBuilder.authority("Stranger").selfSigned())));
        assertThat(verify(PAYLOAD, stamp, stranger).exit()).isNotZero();

        byte[] bytes = Files.readAllBytes(stamp);
        bytes[bytes.length - 1] ^= 1;
        Path changed = Files.write(folder.resolve("changed.der"), bytes);
        assertThat(verify(PAYLOAD, changed, root).exit()).isNotZero();
    }
}
