package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stemma.provenance.c2pa.Action;
import dev.stemma.provenance.c2pa.ActionsAssertion;
import dev.stemma.provenance.c2pa.DigitalSourceType;
import dev.stemma.provenance.c2pa.GeneratorInfo;
import dev.stemma.provenance.c2pa.ManifestDefinition;
import dev.stemma.provenance.c2pa.Signer;
import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.provenance.identity.Identity;
import dev.stemma.provenance.identity.LocalAuthority;
import dev.stemma.provenance.identity.SignatureAlgorithm;
import dev.stemma.provenance.identity.Subject;
import dev.stemma.provenance.identity.TrustPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyAFileTest {
    /** One note in format 0. */
    private static final byte[] MIDI = HexFormat.of()
            .parseHex("4d546864000000060000000101e0" + "4d54726b0000000d" + "00903c408360803c4000ff2f00");

    @TempDir
    Path folder;

    @Test
    void aSignedFileIsTrustedAndAChangedOneIsNot() throws Exception {
        Clock clock = Clock.systemUTC();
        SecureRandom random = new SecureRandom();
        LocalAuthority authority = LocalAuthority.create(clock, random);
        Identity identity = authority.issue(
                "composer", SignatureAlgorithm.ES256, Subject.pseudonym("Composer"), clock, random);
        ManifestDefinition definition = ManifestDefinition.of("A note", GeneratorInfo.agent("verify-a-file", "1"))
                .with(ActionsAssertion.all(Action.created(DigitalSourceType.DIGITAL_CREATION)))
                .build();
        byte[] signed = new Signer(UUID::randomUUID, clock).embed(MIDI, definition, identity);
        Path file = Files.write(folder.resolve("note.mid"), signed);
        TrustPolicy policy = TrustPolicy.of(authority.root());

        assertEquals(Verdict.State.TRUSTED, VerifyAFile.verify(file, policy).state());
        assertEquals(Verdict.State.VALID, VerifyAFile.verify(file, TrustPolicy.none()).state());

        signed[24] ^= 1;
        Files.write(file, signed);
        Verdict changed = VerifyAFile.verify(file, policy);
        assertEquals(Verdict.State.INVALID, changed.state());
        assertEquals("the content is not the one that was signed", changed.explanation().headline());
    }

    @Test
    void noTrainingLibraryComesAlong() {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        assertTrue(classPath.contains("provenance"), classPath);
        for (String library : new String[] {"nd4j", "deeplearning4j", "javacpp", "generator"}) {
            assertFalse(classPath.contains(library), classPath);
        }
        assertThrows(ClassNotFoundException.class, () -> Class.forName("org.nd4j.linalg.factory.Nd4j"));
        assertThrows(
                ClassNotFoundException.class, () -> Class.forName("org.deeplearning4j.nn.multilayer.MultiLayerNetwork"));
    }
}
