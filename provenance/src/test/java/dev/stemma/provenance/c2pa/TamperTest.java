package dev.stemma.provenance.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.identity.Identity;
import dev.stemma.provenance.identity.SignatureAlgorithm;
import dev.stemma.provenance.identity.TrustPolicy;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tamper anywhere, fail: no byte of a signed file can change without notice, whether a hash covers it or not. */
class TamperTest {
    /** One bit, the case of a letter, the highest bit, all bits. */
    private static final int[] FLIPS = {0x01, 0x20, 0x80, 0xff};

    /** Trust is decided apart; without an authority to follow, thousands of verifications are quicker. */
    private static final TrustPolicy NOBODY = TrustPolicy.none();

    @Test
    void noByteOfASignedMelodyCanBeFlipped() throws Exception {
        Identity identity = Workshop.identity(SignatureAlgorithm.ES256);

        byte[] signed = Workshop.signer(1).embed(Workshop.midi(1), Workshop.melody(), identity);

        assertEveryFlipIsNoticed(signed, TamperTest::verify);
    }

    @Test
    void noByteOfARenderingCanBeFlipped() throws Exception {
        Identity identity = Workshop.identity(SignatureAlgorithm.ES256);
        byte[] melody = Workshop.signer(1).embed(Workshop.midi(0), small(), identity);

        byte[] signed = Workshop.signer(2).embed(Workshop.wav(41), Workshop.rendering(verify(melody)), identity);

        assertEveryFlipIsNoticed(signed, TamperTest::verify);
    }

    @Test
    void noByteOfASidecarNorOfItsFileCanBeFlipped() throws Exception {
        Identity identity = Workshop.identity(SignatureAlgorithm.ED25519);
        byte[] melody = Workshop.midi(0);

        byte[] sidecar = Workshop.signer(1).sidecar(melody, small(), identity);

        assertEveryFlipIsNoticed(melody, changed -> verify(changed, Optional.of(sidecar)));
        assertEveryFlipIsNoticed(sidecar, changed -> verify(melody, Optional.of(changed)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tune.abc", "reserved.abc", "score.musicxml", "model.safetensors"})
    void noByteOfASignedTextOrModelCanBeFlipped(String name) throws Exception {
        Identity identity = Workshop.identity(SignatureAlgorithm.ES256);

        byte[] signed = Workshop.signer(3).embed(Workshop.texts().get(name), small(), identity);

        assertEveryFlipIsNoticed(signed, TamperTest::verify);
    }

    @Test
    void noByteOfAJournalCanBeFlipped() throws Exception {
        String journal = CheckpointTest.extended(CheckpointTest.extended("", "{\"a\":1}\n"), "{\"b\":2}\n");

        assertEveryFlipIsNoticed(journal.getBytes(StandardCharsets.UTF_8), TamperTest::verify);
    }

    private static ManifestDefinition small() {
        return ManifestDefinition.of("A melody", GeneratorInfo.stemma("0.1.0"))
                .with(ActionsAssertion.all(Action.created(DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA)))
                .build();
    }

    private static Verdict verify(byte[] file) {
        return verify(file, Optional.empty());
    }

    private static Verdict verify(byte[] file, Optional<byte[]> sidecar) {
        return Verifier.verify(ByteSource.of(file), sidecar, NOBODY, Workshop.CLOCK);
    }

    private static void assertEveryFlipIsNoticed(byte[] bytes, Function<byte[], Verdict> verify) {
        Random random = new Random(bytes.length);
        assertThat(verify.apply(bytes).state()).isEqualTo(Verdict.State.VALID);
        for (int position = 0; position < bytes.length; position++) {
            int flip = FLIPS[random.nextInt(FLIPS.length)];
            byte[] changed = bytes.clone();
            changed[position] ^= (byte) flip;
            assertThat(verify.apply(changed).intact())
                    .as("byte %d of %d flipped by %02x", position, bytes.length, flip)
                    .isFalse();
        }
    }

    @Test
    void noByteCanBeInsertedOrTakenAway() throws Exception {
        Identity identity = Workshop.identity(SignatureAlgorithm.ES256);
        byte[] signed = Workshop.signer(1).embed(Workshop.midi(0), small(), identity);
        for (int position = 0; position <= signed.length; position += 7) {
            assertThat(verify(splice(signed, position, 0, 1)).intact()).isFalse();
            if (position < signed.length) {
                assertThat(verify(splice(signed, position, 1, 0)).intact()).isFalse();
            }
        }
    }

    private static byte[] splice(byte[] bytes, int position, int removed, int zeros) {
        byte[] result = new byte[bytes.length - removed + zeros];
        System.arraycopy(bytes, 0, result, 0, position);
        System.arraycopy(bytes, position + removed, result, position + zeros, bytes.length - position - removed);
        return result;
    }
}
