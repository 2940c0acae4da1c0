package dev.stemma.provenance.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.provenance.c2pa.Verifier;
import dev.stemma.provenance.identity.Identity;
import dev.stemma.provenance.identity.LocalAuthority;
import dev.stemma.provenance.identity.SignatureAlgorithm;
import dev.stemma.provenance.identity.Subject;
import dev.stemma.provenance.identity.TrustPolicy;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What another program does with this module, through its public types only. */
class SignAndVerifyTest {
    /** One note in format 0. */
    private static final byte[] MIDI =
            HexFormat.of().parseHex("4d546864000000060000000101e0" + "4d54726b0000000d" + "00903c408360803c4000ff2f00");

    private static final int NOTE = 24;
    private static final Clock CLOCK = Clock.systemUTC();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final LocalAuthority AUTHORITY = LocalAuthority.create(CLOCK, RANDOM);
    private static final TrustPolicy POLICY = TrustPolicy.of(AUTHORITY.root());

    @TempDir
    Path folder;

    @Test
    void theExampleRunsAsItStands() throws Exception {
        Path melody = Files.write(folder.resolve("melody.mid"), MIDI);
        Path signed = folder.resolve("signed.mid");

        SignAndVerify.main(new String[] {melody.toString(), signed.toString()});

        assertThat(Files.size(signed)).isGreaterThan(MIDI.length);
    }

    @Test
    void theExampleSaysWhatHappened() throws Exception {
        byte[] bytes = SignAndVerify.sign(MIDI, composer(SignatureAlgorithm.ED25519), CLOCK);
        Path signed = Files.write(folder.resolve("signed.mid"), bytes);
        bytes[NOTE] = 62;
        Path changed = Files.write(folder.resolve("changed.mid"), bytes);

        assertThat(said(signed)).startsWith("TRUSTED: the file is as it was signed by CN=Composer");
        assertThat(said(changed))
                .startsWith("INVALID: the content is not the one that was signed")
                .contains(
                        "assertion.dataHash.mismatch: the content was changed after it was signed: something in bytes ")
                .contains("note 62 at tick 0")
                .contains("holds: the signature holds, and names CN=Composer")
                .contains("to do: fetch the file again");
    }

    @Test
    void manyThreadsSignAndVerifyAtOnce() throws Exception {
        Identity composer = composer(SignatureAlgorithm.ES256);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Boolean>> results = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                boolean change = i % 2 == 1;
                results.add(threads.submit(() -> {
                    byte[] signed = SignAndVerify.sign(MIDI, composer, CLOCK);
                    signed[NOTE] ^= (byte) (change ? 1 : 0);
                    Verdict verdict = Verifier.verify(ByteSource.of(signed), Optional.empty(), POLICY, CLOCK);
                    return verdict.state() == (change ? Verdict.State.INVALID : Verdict.State.TRUSTED);
                }));
            }
            for (Future<Boolean> result : results) {
                assertThat(result.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private String said(Path file) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SignAndVerify.show(
                SignAndVerify.verify(file, POLICY, CLOCK), new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Identity composer(SignatureAlgorithm algorithm) {
        return AUTHORITY.issue("composer", algorithm, Subject.pseudonym("Composer"), CLOCK, RANDOM);
    }
}
