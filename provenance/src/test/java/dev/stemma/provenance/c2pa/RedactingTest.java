package dev.stemma.provenance.c2pa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.asset.Carrier;
import dev.stemma.provenance.asset.Located;
import dev.stemma.provenance.c2pa.Redaction.Reason;
import dev.stemma.provenance.identity.Identity;
import dev.stemma.provenance.identity.SignatureAlgorithm;
import dev.stemma.provenance.identity.TestTimeStamps;
import dev.stemma.provenance.identity.TrustPolicy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Taking an assertion out of the credentials of a file before giving it away (C2PA 2.5, 6.8). */
class RedactingTest {
    private static final Identity COMPOSER = Workshop.identity(SignatureAlgorithm.ED25519);
    private static final String GENERATION = "dev.stemma.generation";

    /** Position after the descriptions of the store and of its first manifest, as we write them. */
    private static final int OWN_DESCRIPTION_END = 38 + 8 + 25 + "urn:c2pa:".length() + 36 + 1;

    @Test
    void whatWasAskedOfTheModelIsTakenOutAndTheFileStaysTrusted() throws Exception {
        byte[] signed = sign(Workshop.midi(0));

        byte[] redacted = redact(signed, GENERATION);

        Verdict verdict = Workshop.verify(redacted);
        assertThat(VerifierTest.failures(verdict)).isEmpty();
        assertThat(verdict.state()).isEqualTo(Verdict.State.TRUSTED);
        assertThat(VerifierTest.codes(verdict, Check.Outcome.SKIPPED)).contains(StatusCode.ASSERTION_REDACTED);
        assertThat(text(store(signed))).contains("G major");
        assertThat(text(store(redacted))).doesNotContain("G major");
        ManifestStore store = verdict.manifests().orElseThrow();
        assertThat(store.manifests()).hasSize(2);
        assertThat(store.manifests().get(0).assertions(GenerationAssertion.class))
                .isEmpty();
        Action said = store.active()
                .assertions(ActionsAssertion.class)
                .findFirst()
                .orElseThrow()
                .actions()
                .get(1);
        assertThat(said.action()).isEqualTo("c2pa.redacted");
        assertThat(said.reason()).contains("c2pa.PII.present");
        assertThat(said.redacted()).contains(store.manifests().get(0).uri() + "/c2pa.assertions/" + GENERATION);
    }

    @Test
    void everyFormatThatCarriesCredentialsCanBeRedacted() throws Exception {
        Map<String, byte[]> files = new TreeMap<>(Workshop.texts());
        files.put("melody.mid", Workshop.midi(1));
        files.put("sound.wav", Workshop.wav(40));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            byte[] redacted = redact(sign(file.getValue()), GENERATION);

            Verdict verdict = Workshop.verify(redacted);
            boolean text = file.getKey().matches(".*\\.(abc|musicxml|mei)");
            assertThat(VerifierTest.failures(verdict)).as(file.getKey()).isEmpty();
            assertThat(verdict.state()).as(file.getKey()).isEqualTo(Verdict.State.TRUSTED);
            assertThat(verdict.manifests().orElseThrow().active().isUpdate())
                    .as("an update where the container allows one: %s", file.getKey())
                    .isEqualTo(text);
            assertThat(text(store(redacted))).as(file.getKey()).doesNotContain("G major");
        }
    }

    @Test
    void credentialsBesideAFileAreRedactedByAnUpdate() throws Exception {
        byte[] melody = Workshop.midi(0);
        byte[] store = Workshop.signer(1).sidecar(melody, Workshop.melody(), COMPOSER);
        Verdict before = Workshop.verify(melody, store);

        byte[] redacted = Workshop.signer(2).redact(before, redaction(before, GENERATION), COMPOSER);

        Verdict verdict = Workshop.verify(melody, redacted);
        assertThat(VerifierTest.failures(verdict)).isEmpty();
        assertThat(verdict.state()).isEqualTo(Verdict.State.TRUSTED);
        assertThat(verdict.manifests().orElseThrow().active().isUpdate()).isTrue();
        assertThat(text(redacted)).doesNotContain("G major");
    }

    @Test
    void theManifestOfAnEarlierGenerationIsRedactedToo() throws Exception {
        byte[] melody = sign(Workshop.midi(0));
        byte[] sound =
                Workshop.signer(2).embed(Workshop.wav(40), Workshop.rendering(Workshop.verify(melody)), COMPOSER);

        byte[] redacted = redact(sound, GENERATION);
        byte[] again = redact(redacted, "c2pa.ai-disclosure");

        for (byte[] file : List.of(redacted, again)) {
            Verdict verdict = Workshop.verify(file);
            assertThat(VerifierTest.failures(verdict)).isEmpty();
            assertThat(verdict.state()).isEqualTo(Verdict.State.TRUSTED);
        }
        assertThat(text(store(again))).doesNotContain("G major", "modelIdentifier");
        assertThat(Workshop.verify(again).manifests().orElseThrow().manifests()).hasSize(4);
    }

    @Test
    void oneManifestCanBeNamedAndOneInstance() throws Exception {
        byte[] melody = sign(Workshop.midi(0));
        byte[] sound =
                Workshop.signer(2).embed(Workshop.wav(40), Workshop.rendering(Workshop.verify(melody)), COMPOSER);
        ManifestStore store = Workshop.verify(sound).manifests().orElseThrow();
        String inner = store.manifests().get(0).label();

        assertThat(Redaction.of(store, List.of("c2pa.ingredient.v3"), Optional.empty(), Reason.PII)
                        .assertions())
                .hasSize(3);
        assertThat(Redaction.of(store, List.of("c2pa.ingredient.v3"), Optional.of(inner), Reason.PII)
                        .assertions())
                .hasSize(2);
        assertThat(Redaction.of(store, List.of("c2pa.ingredient.v3__1"), Optional.empty(), Reason.PII)
                        .assertions())
                .containsExactly(JumbfUri.ofAssertion(inner, "c2pa.ingredient.v3__1"));
    }

    @Test
    void whatMustStayIsRefusedWithTheClause() throws Exception {
        ManifestStore store =
                Workshop.verify(sign(Workshop.midi(0))).manifests().orElseThrow();

        for (String label : List.of("c2pa.actions.v2", "c2pa.actions", "c2pa.hash.data", "c2pa.hash.boxes")) {
            assertThatThrownBy(() -> Redaction.of(store, List.of(label), Optional.empty(), Reason.PII))
                    .isInstanceOf(SigningException.class)
                    .hasMessageContaining(label + " must stay")
                    .hasMessageContaining("C2PA 2.5, 6.8")
                    .hasMessageContaining("edacted)");
        }
    }

    @Test
    void whatIsNotThereIsRefusedWithWhatIs() throws Exception {
        byte[] redacted = redact(sign(Workshop.midi(0)), GENERATION);
        ManifestStore store = Workshop.verify(redacted).manifests().orElseThrow();

        assertThatThrownBy(() -> Redaction.of(store, List.of(GENERATION), Optional.empty(), Reason.PII))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("no assertion dev.stemma.generation to take out; there are ")
                .hasMessageContaining("c2pa.ai-disclosure");
        assertThatThrownBy(() -> Redaction.of(store, List.of(GENERATION), Optional.of("urn:c2pa:x"), Reason.PII))
                .isInstanceOf(SigningException.class)
                .hasMessage("no manifest of the file is named urn:c2pa:x");
    }

    @Test
    void fromAChangedFileNothingIsTakenOut() throws Exception {
        byte[] changed = sign(Workshop.midi(0));
        changed[24] = 61;
        Verdict verdict = Workshop.verify(changed);
        Redaction redaction = redaction(verdict, GENERATION);

        assertThatThrownBy(() -> Workshop.signer(2).redact(changed, verdict, redaction, COMPOSER))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("these are invalid");
    }

    @Test
    void checkpointsOfAJournalStayAsTheyAre() throws Exception {
        byte[] journal = sign("{\"a\":1}\n".getBytes(StandardCharsets.UTF_8));
        Verdict verdict = Workshop.verify(journal);

        assertThatThrownBy(() -> Workshop.signer(2).redact(journal, verdict, redaction(verdict, GENERATION), COMPOSER))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("JSON Lines");
    }

    @Test
    void aStampedFileIsRedactedAndItsOldStampStays() throws Exception {
        Signer stamping = Workshop.signer(1).stampedBy(TestTimeStamps.good());
        byte[] signed = stamping.embed(Workshop.midi(0), Workshop.melody(), COMPOSER);
        Verdict before = Workshop.verify(signed);

        byte[] redacted = stamping.redact(signed, before, redaction(before, GENERATION), COMPOSER);

        Verdict verdict = Verifier.verify(
                ByteSource.of(redacted),
                Optional.empty(),
                Workshop.POLICY.plusAnchors(List.of(TestTimeStamps.root()), TrustPolicy.TIME_STAMP_USAGES),
                Workshop.later(Duration.ofDays(700)));
        assertThat(VerifierTest.failures(verdict)).isEmpty();
        assertThat(verdict.state()).as("long after the certificate").isEqualTo(Verdict.State.TRUSTED);
    }

    /**
     * Law: whatever byte of the redacted credentials is changed, something is noticed. Only the description of the redacted
     * manifest's own box is left out, which no signature covers any more.
     */
    @Test
    void aChangedByteIsNoticedAfterARedaction() throws Exception {
        byte[] melody = Workshop.midi(0);
        byte[] store = Workshop.signer(1).sidecar(melody, Workshop.melody(), COMPOSER);
        Verdict before = Workshop.verify(melody, store);
        byte[] redacted = Workshop.signer(2).redact(before, redaction(before, GENERATION), COMPOSER);
        List<Integer> unnoticed = new ArrayList<>();
        for (int position = OWN_DESCRIPTION_END; position < redacted.length; position += 23) {
            byte[] changed = redacted.clone();
            changed[position] ^= 0x20;
            Verdict verdict = Workshop.verify(melody, changed);
            if (verdict.state() == Verdict.State.TRUSTED
                    && VerifierTest.failures(verdict).isEmpty()) {
                unnoticed.add(position);
            }
        }
        assertThat(unnoticed).isEmpty();
    }

    @Test
    void withoutTheNamesTheJournalStillHolds() throws Exception {
        byte[] signed = RecordedPiece.composed().sign(new RecordedPiece.Statement());

        byte[] redacted = redact(signed, OpeningsAssertion.LABEL);

        assertThat(text(store(signed))).contains("dkindfperson");
        assertThat(text(store(redacted))).doesNotContain("dkindfperson");
        Verdict verdict = RecordedPiece.verify(redacted);
        assertThat(verdict.state()).isEqualTo(Verdict.State.TRUSTED);
        for (Check.Name name : List.of(Check.Name.JOURNAL, Check.Name.LINEAGE)) {
            assertThat(verdict.checks())
                    .anyMatch(check -> check.name() == name && check.outcome() == Check.Outcome.PASS);
        }
    }

    private static byte[] sign(byte[] file) throws SigningException {
        return Workshop.signer(1).embed(file, Workshop.melody(), COMPOSER);
    }

    private static byte[] redact(byte[] file, String label) throws SigningException {
        Verdict before = Workshop.verify(file);
        return Workshop.signer(before.manifests().orElseThrow().manifests().size() + 5)
                .redact(file, before, redaction(before, label), COMPOSER);
    }

    private static Redaction redaction(Verdict verdict, String label) throws SigningException {
        return Redaction.of(verdict.manifests().orElseThrow(), List.of(label), Optional.empty(), Reason.PII);
    }

    private static byte[] store(byte[] file) throws Exception {
        Carrier carrier = Carrier.detect(ByteSource.of(file)).orElseThrow();
        return ((Located.Found) carrier.locate(ByteSource.of(file))).store();
    }

    private static String text(byte[] store) {
        return new String(store, StandardCharsets.ISO_8859_1);
    }
}
