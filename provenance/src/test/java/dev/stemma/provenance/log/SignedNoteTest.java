package dev.stemma.provenance.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.generators.MLDSAKeyPairGenerator;
import org.bouncycastle.crypto.params.MLDSAKeyGenerationParameters;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPublicKeyParameters;
import org.bouncycastle.crypto.signers.MLDSASigner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {
    /** The example of C2SP signed-note. */
    private static final VerifierKey FOO =
            VerifierKey.parse("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");

    private static final String NOTE = """
            This is an example message.

            — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
            """;

    @Test
    void theExampleOfTheSpecificationIsVerified() {
        SignedNote note = SignedNote.parse(NOTE.getBytes(StandardCharsets.UTF_8));

        assertThat(note.verify(List.of(FOO)))
                .extracting(SignedNote.Verified::key)
                .containsExactly(FOO);
        assertThat(note.text()).isEqualTo("This is an example message.\n");
        assertThat(note).hasToString(NOTE);
        assertThat(FOO).hasToString("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
    }

    @Test
    void theKeysOfTheProjectsVectorHaveTheirTexts() {
        assertThat(ProjectVector.LOG.verifier())
                .hasToString("stemma.example/log+89a96a08+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea");
        assertThat(ProjectVector.WITNESS.verifier())
                .hasToString("stemma.example/w1+f796cea1+BD1AF8PoQ4lakrcKp00bfrycmCzPLsSWjMDNVfEq9GYM");
        assertThat(NoteKey.parse(ProjectVector.LOG.secret()).verifier()).isEqualTo(ProjectVector.LOG.verifier());
    }

    @Test
    void signaturesByUnknownKeysArePassedOver() {
        SignedNote note = ProjectVector.checkpoint(8);

        assertThat(note.verify(List.of(FOO))).isEmpty();
        assertThat(note.verify(List.of(FOO, ProjectVector.WITNESS.verifier()))).hasSize(1);
    }

    @Test
    void aKnownKeyThatDidNotSignMakesTheWholeNoteUseless() {
        String forged = NOTE.replace("This is", "This was");
        SignedNote note = SignedNote.parse(forged.getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> note.verify(List.of(FOO)))
                .isInstanceOf(LogException.class)
                .hasMessage("the signature of example.com/foo was not made by its key over this text");
    }

    @Test
    void aGoodSignatureDoesNotHideABadOneOfTheSameKey() {
        SignedNote good = SignedNote.parse(NOTE.getBytes(StandardCharsets.UTF_8));
        NoteSignature bad = new NoteSignature("example.com/foo", FOO.id(), new byte[64]);

        assertThatThrownBy(() -> good.with(List.of(bad)).verify(List.of(FOO))).isInstanceOf(LogException.class);
    }

    @Test
    void aCosignatureIsNoSignatureOfTheTextAlone() {
        NoteKey log = ProjectVector.LOG;
        NoteKey witness = NoteKey.of("stemma.example/log", SignatureType.COSIGNATURE, new byte[32]);
        Checkpoint checkpoint = Checkpoint.parse(ProjectVector.checkpoint(8).text());
        NoteSignature cosigned = witness.cosign(checkpoint, ProjectVector.TIME);
        NoteSignature relabelled =
                new NoteSignature(cosigned.name(), log.verifier().id(), cosigned.signature());

        assertThatThrownBy(() -> new SignedNote(checkpoint.text(), List.of(relabelled)).verify(List.of(log.verifier())))
                .isInstanceOf(LogException.class);
    }

    @Test
    void theTimeOfACosignatureCannotBeChanged() {
        Checkpoint checkpoint = Checkpoint.parse(ProjectVector.checkpoint(8).text());
        NoteSignature cosigned = ProjectVector.WITNESS.cosign(checkpoint, ProjectVector.TIME);
        byte[] later = cosigned.signature();
        ByteBuffer.wrap(later).putLong(ProjectVector.TIME.getEpochSecond() + 1);
        NoteSignature changed = new NoteSignature(cosigned.name(), cosigned.keyId(), later);

        assertThatThrownBy(() -> new SignedNote(checkpoint.text(), List.of(changed))
                        .verify(List.of(ProjectVector.WITNESS.verifier())))
                .isInstanceOf(LogException.class);
    }

    @Test
    void cosignaturesWithMlDsaAreRead() {
        MLDSAKeyPairGenerator generator = new MLDSAKeyPairGenerator();
        generator.init(new MLDSAKeyGenerationParameters(new SecureRandom(), MLDSAParameters.ml_dsa_44));
        AsymmetricCipherKeyPair pair = generator.generateKeyPair();
        VerifierKey key = new VerifierKey(
                "witness.example/pq",
                SignatureType.ML_DSA_44_COSIGNATURE,
                ((MLDSAPublicKeyParameters) pair.getPublic()).getEncoded());
        Checkpoint checkpoint = new Checkpoint("example.com/log", 5, new byte[32]);
        byte[] message = Cosignature.message(key.type(), key.name(), checkpoint.text(), 77)
                .orElseThrow();
        MLDSASigner signer = new MLDSASigner();
        signer.init(true, pair.getPrivate());
        signer.update(message, 0, message.length);
        byte[] signature;
        try {
            signature = signer.generateSignature();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        byte[] timed = ByteBuffer.allocate(8 + signature.length)
                .putLong(77)
                .put(signature)
                .array();
        SignedNote note = new SignedNote(checkpoint.text(), List.of(new NoteSignature(key.name(), key.id(), timed)));

        assertThat(SignedNote.parse(note.encode()).verify(List.of(VerifierKey.parse(key.toString()))))
                .extracting(SignedNote.Verified::time)
                .containsExactly(Optional.of(Instant.ofEpochSecond(77)));
        assertThatThrownBy(() -> new SignedNote(
                                new Checkpoint("example.com/log", 6, new byte[32]).text(), note.signatures())
                        .verify(List.of(key)))
                .isInstanceOf(LogException.class);
    }

    @Test
    void sixteenSignaturesAndMoreAreRead() {
        SignedNote note = new SignedNote(
                "many\n",
                IntStream.range(0, SignedNote.MAX_SIGNATURES)
                        .mapToObj(i -> new NoteSignature("key" + i, i, new byte[64]))
                        .toList());

        assertThat(SignedNote.parse(note.encode())).isEqualTo(note);
        byte[] one = (note + new NoteSignature("more", 1, new byte[64]).line()).getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> SignedNote.parse(one)).hasMessage("a note has 1 to 100 signatures, found 101");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text\n",
                "text\n\n",
                "text\n\n— name\n",
                "text\n\n— name AAAA\n",
                "text\n\n— na+me AAAAAAAA\n",
                "text\n\n—  AAAAAAAA\n",
                "text\n\n— name AAAAAAAA",
                "text\n\n— name AAAAAAB=\n",
                "text\n\n- name AAAAAAAA\n",
                "te\txt\n\n— name AAAAAAAA\n",
                "text\n\n— name AAAAAAAA\nmore\n",
                "text\r\n\r\n— name AAAAAAAA\r\n"
            })
    void aNoteOfAnotherFormIsRefused(String note) {
        assertThatThrownBy(() -> SignedNote.parse(Exact.utf8(note))).isInstanceOf(LogException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.com/foo",
                "example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/fo o+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530d903a+AukyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530d903a+",
                "+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
            })
    void aKeyOfAnotherFormIsRefused(String key) {
        assertThatThrownBy(() -> VerifierKey.parse(key)).isInstanceOf(LogException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "origin\n8\n",
                "\n8\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n",
                "origin\n08\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n",
                "origin\n-8\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n",
                "origin\n9223372036854775808\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n",
                "origin\n8\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQ=\n",
                "origin\n8\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n\nextension\n",
                "origin\n8\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg="
            })
    void aCheckpointOfAnotherFormIsRefused(String text) {
        assertThatThrownBy(() -> Checkpoint.parse(text)).isInstanceOf(LogException.class);
    }

    @Test
    void aCheckpointKeepsItsExtensions() {
        String text = "origin\n9223372036854775807\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\nmore\nand more\n";

        assertThat(Checkpoint.parse(text).text()).isEqualTo(text);
        assertThat(Checkpoint.parse(text).extensions()).containsExactly("more", "and more");
    }

    @Test
    void aSecretIsNotRepeatedInAMessage() {
        String secret = ProjectVector.LOG.secret();

        assertThatThrownBy(() -> NoteKey.parse(secret.replace("89a96a08", "89a96a09")))
                .isInstanceOf(LogException.class)
                .hasMessageNotContaining(secret.substring(secret.length() - 20));
        assertThatThrownBy(() -> NoteKey.parse(secret + "!"))
                .isInstanceOf(LogException.class)
                .hasMessageNotContaining(secret.substring(secret.length() - 20));
    }
}
