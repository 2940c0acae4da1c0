package dev.stemma.provenance.example;

import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.c2pa.Action;
import dev.stemma.provenance.c2pa.ActionsAssertion;
import dev.stemma.provenance.c2pa.Check;
import dev.stemma.provenance.c2pa.DigitalSourceType;
import dev.stemma.provenance.c2pa.Explanation;
import dev.stemma.provenance.c2pa.GeneratorInfo;
import dev.stemma.provenance.c2pa.ManifestDefinition;
import dev.stemma.provenance.c2pa.Signer;
import dev.stemma.provenance.c2pa.SigningException;
import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.provenance.c2pa.Verifier;
import dev.stemma.provenance.identity.Identity;
import dev.stemma.provenance.identity.LocalAuthority;
import dev.stemma.provenance.identity.SignatureAlgorithm;
import dev.stemma.provenance.identity.Subject;
import dev.stemma.provenance.identity.TrustPolicy;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/**
 * Signs a MIDI file, verifies it, and says what that means.
 *
 * <pre>
 * java ... dev.stemma.provenance.example.SignAndVerify melody.mid signed.mid
 * </pre>
 */
public final class SignAndVerify {
    private SignAndVerify() {}

    public static void main(String[] arguments) throws IOException, SigningException {
        Clock clock = Clock.systemUTC();
        SecureRandom random = new SecureRandom();
        LocalAuthority authority = LocalAuthority.create(clock, random);
        Identity composer =
                authority.issue("composer", SignatureAlgorithm.ED25519, Subject.pseudonym("Composer"), clock, random);
        Path signed = Path.of(arguments[1]);
        Files.write(signed, sign(Files.readAllBytes(Path.of(arguments[0])), composer, clock));
        show(verify(signed, TrustPolicy.of(authority.root()), clock), System.out);
    }

    static byte[] sign(byte[] midi, Identity composer, Clock clock) throws SigningException {
        ManifestDefinition definition = ManifestDefinition.of("My melody", GeneratorInfo.agent("my-program", "1.0"))
                .with(ActionsAssertion.all(Action.created(DigitalSourceType.DIGITAL_CREATION)))
                .build();
        return new Signer(UUID::randomUUID, clock).embed(midi, definition, composer);
    }

    static Verdict verify(Path path, TrustPolicy policy, Clock clock) throws IOException {
        try (ByteSource file = ByteSource.open(path)) {
            return Verifier.verify(file, Optional.empty(), policy, clock);
        }
    }

    static void show(Verdict verdict, PrintStream out) {
        Explanation explanation = verdict.explanation();
        out.println(verdict.state() + ": " + explanation.headline());
        verdict.checks().stream()
                .filter(check -> check.outcome() == Check.Outcome.FAIL)
                .forEach(check -> out.println("  " + check.code() + ": " + check.detail()));
        explanation.holds().forEach(clause -> out.println("  holds: " + clause));
        explanation.advice().forEach(clause -> out.println("  to do: " + clause));
    }
}
