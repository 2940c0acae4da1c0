package dev.stemma.provenance.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.provenance.asset.SafeTensors;
import dev.stemma.provenance.identity.Identity;
import dev.stemma.provenance.identity.SignatureAlgorithm;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangedPlacesTest {
    private static final Identity COMPOSER = Workshop.identity(SignatureAlgorithm.ED25519);

    @Test
    void aChangedNoteIsNamedWithItsPlace() throws Exception {
        byte[] signed = Workshop.signer(1).embed(Workshop.midi(1), Workshop.melody(), COMPOSER);
        int note = indexOf(signed, new byte[] {0, (byte) 0x90, 62, 64}) + 2;
        signed[note] = 66;

        assertThat(bindingFailure(signed))
                .startsWith("the content was changed after it was signed: something in bytes ")
                .contains("track 2: ")
                .contains("note 66 at tick 480");
    }

    @Test
    void samplesAreNamedByTheirTime() throws Exception {
        byte[] signed = Workshop.signer(1).embed(Workshop.wav(88_200), Workshop.melody(), COMPOSER);
        signed[44 + 2 * 66_150] ^= 1;

        assertThat(bindingFailure(signed))
                .matches(".*: something in bytes \\d+ to \\d+ was changed \\(there: the samples from 1.49\\d s to"
                        + " 1.50\\d s\\)");
    }

    @Test
    void headersAndChunksAreNamed() throws Exception {
        byte[] midi = Workshop.signer(1).embed(Workshop.midi(0), Workshop.melody(), COMPOSER);
        midi[13] ^= 1;
        byte[] wav = Workshop.signer(1).embed(Workshop.wav(100), Workshop.melody(), COMPOSER);
        wav[28] ^= 1;

        assertThat(bindingFailure(midi)).contains("the file's header");
        assertThat(bindingFailure(wav)).contains("the chunk fmt");
    }

    @Test
    void textsAreToldByLineAndModelsByTensor() throws Exception {
        byte[] abc = Workshop.signer(1)
                .embed(text("X:1\nT:A tune\nM:4/4\nK:G\n" + "GABc|\n".repeat(30)), Workshop.melody(), COMPOSER);
        int line = indexOf(abc, text("GABc|"));
        abc[line + 60] = 'e';
        byte[] model = Workshop.signer(1)
                .embed(
                        SafeTensors.EMPTY
                                .withFloats("lstm.a", List.of(100L), new float[100])
                                .withFloats("lstm.b", List.of(100L), new float[100])
                                .write(),
                        Workshop.melody(),
                        COMPOSER);
        model[model.length - 150] ^= 1;

        assertThat(bindingFailure(abc)).matches(".* was changed \\(there: lines 1\\d to 1\\d\\)");
        assertThat(bindingFailure(model)).endsWith(" was changed (there: the tensor lstm.b)");
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void insertedBytesAreCountedEvenWhereTheCredentialsMovedOn() throws Exception {
        byte[] plain = Workshop.wav(5_000);
        byte[] signed = Workshop.signer(1).embed(plain, Workshop.melody(), COMPOSER);
        byte[] longer = insert(signed, 44 + 400, new byte[] {1, 2, 3, 4});
        ByteBuffer.wrap(longer)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(4, longer.length - 8)
                .putInt(40, 10_004);

        assertThat(bindingFailure(longer))
                .contains("the ranges left out of the hash are not those of the credentials")
                .contains("4 bytes more than was signed");
    }

    @Test
    void aFileBesideItsCredentialsIsExplainedToo() throws Exception {
        byte[] text = "A text of some lines that somebody signs, and then somebody changes it in one place."
                .getBytes(StandardCharsets.US_ASCII);
        byte[] sidecar = Workshop.signer(1).sidecar(text, Workshop.melody(), COMPOSER);
        text[50] = '!';

        assertThat(bindingFailure(Workshop.verify(text, sidecar)))
                .isEqualTo("the content was changed after it was signed: something in bytes 40 to 59 was changed");
        assertThat(bindingFailure(Workshop.verify(Arrays.copyOf(text, 40), sidecar)))
                .isEqualTo("the content was changed after it was signed: 44 bytes missing at the end");
    }

    @Test
    void noPlaceIsNamedWhereNobodySignedTheMap() throws Exception {
        byte[] text = "something that is not signed at all, and then changed".getBytes(StandardCharsets.US_ASCII);
        byte[] sidecar = Workshop.signer(1).sidecar(text, Workshop.melody(), COMPOSER);
        text[20] ^= 1;
        sidecar[indexOf(sidecar, "hashes".getBytes(StandardCharsets.US_ASCII)) + 9] ^= 1;

        assertThat(bindingFailure(Workshop.verify(text, sidecar)))
                .isEqualTo("the content was changed after it was signed");
    }

    private static String bindingFailure(byte[] file) {
        return bindingFailure(Workshop.verify(file));
    }

    private static String bindingFailure(Verdict verdict) {
        List<String> details = verdict.checks().stream()
                .filter(check -> check.name() == Check.Name.BINDING && check.outcome() == Check.Outcome.FAIL)
                .map(Check::detail)
                .toList();
        assertThat(details).hasSize(1);
        return details.get(0);
    }

    private static byte[] insert(byte[] bytes, int position, byte[] inserted) {
        byte[] result = Arrays.copyOf(bytes, bytes.length + inserted.length);
        System.arraycopy(bytes, position, result, position + inserted.length, bytes.length - position);
        System.arraycopy(inserted, 0, result, position, inserted.length);
        return result;
    }

    private static int indexOf(byte[] bytes, byte[] part) {
        for (int i = 0; i + part.length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        throw new AssertionError("not found");
    }
}
