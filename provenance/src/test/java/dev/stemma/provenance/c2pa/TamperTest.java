package dev.stemma.provenance.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.provenance.identity.Identity;
import dev.stemma.provenance.identity.SignatureAlgorithm;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tamper anywhere, fail: no byte of a signed file can change without notice, whether a hash covers it or not. */
class TamperTest {
    /** One bit, the case of a letter, the highest bit, all bits. */
    private static final int[] FLIPS = {0x01, 0x20, 0x80, 0xff};

    @ParameterizedTest
    @EnumSource(SignatureAlgorithm.class)
    void noByteOfASignedMelodyCanBeFlipped(SignatureAlgorithm algorithm) throws Exception {
        Identity identity = Workshop.identity(algorithm);

        byte[] signed = Workshop.signer(1).embed(Workshop.midi(1), Workshop.melody(), identity);

        assertEveryFlipIsNoticed(signed, Workshop::verify);
    }

    @Test
    void noByteOfARenderingCanBeFlipped() throws Exception {
        Identity identity = Workshop.identity(SignatureAlgorithm.ES256);
        byte[] melody = Workshop.signer(1).embed(Workshop.midi(0), Workshop.melody(), identity);
        ManifestDefinition rendering = Workshop.rendering(Workshop.verify(melody));

        byte[] signed = Workshop.signer(2).embed(Workshop.wav(40), rendering, identity);

        assertEveryFlipIsNoticed(signed, Workshop::verify);
    }

    @Test
    void noByteOfASidecarNorOfItsFileCanBeFlipped() throws Exception {
        Identity identity = Workshop.identity(SignatureAlgorithm.ES256);
        byte[] melody = Workshop.midi(0);

        byte[] sidecar = Workshop.signer(1).sidecar(melody, Workshop.melody(), identity);

        assertEveryFlipIsNoticed(melody, changed -> Workshop.verify(changed, sidecar));
        assertEveryFlipIsNoticed(sidecar, changed -> Workshop.verify(melody, changed));
    }

    @Test
    void noByteOfASidecarForAFileOfUnknownFormatCanBeFlipped() throws Exception {
        Identity identity = Workshop.identity(SignatureAlgorithm.ES256);
        byte[] text = "X:1\nK:G\nGABc|".getBytes();

        byte[] sidecar = Workshop.signer(1).sidecar(text, Workshop.melody(), identity);

        assertEveryFlipIsNoticed(sidecar, changed -> Workshop.verify(text, changed));
    }

    private static void assertEveryFlipIsNoticed(byte[] bytes, Function<byte[], Verdict> verify) {
        Random random = new Random(bytes.length);
        assertThat(verify.apply(bytes).state()).isEqualTo(Verdict.State.TRUSTED);
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
        byte[] signed = Workshop.signer(1).embed(Workshop.midi(0), Workshop.melody(), identity);
        for (int position = 0; position <= signed.length; position += 7) {
            assertThat(Workshop.verify(splice(signed, position, 0, 1)).intact()).isFalse();
            if (position < signed.length) {
                assertThat(Workshop.verify(splice(signed, position, 1, 0)).intact())
                        .isFalse();
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
