package dev.stemma.provenance.c2pa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.identity.Identity;
import dev.stemma.provenance.identity.KeyPurpose;
import dev.stemma.provenance.identity.LocalAuthority;
import dev.stemma.provenance.identity.SignatureAlgorithm;
import dev.stemma.provenance.identity.Subject;
import dev.stemma.provenance.identity.TestTimeStamps;
import dev.stemma.provenance.identity.TrustPolicy;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Several people answer for one file, each with a key of his or her own (CAWG identity 1.3). */
class CoSigningTest {
    static final LocalAuthority REGISTER = LocalAuthority.create(Workshop.CLOCK, new SecureRandom());
    static final CoSigner ANN = new CoSigner(person("ann", SignatureAlgorithm.ED25519), List.of(ActorRole.CREATOR));
    static final CoSigner BO =
            new CoSigner(person("bo", SignatureAlgorithm.ES256), List.of(ActorRole.EDITOR, ActorRole.CONTRIBUTOR));
    private static final Identity STUDIO = Workshop.identity(SignatureAlgorithm.ES256);
    private static final TrustPolicy POLICY = Workshop.POLICY
            .plusAnchors(List.of(REGISTER.root()), TrustPolicy.IDENTITY_USAGES)
            .plusAnchors(List.of(TestTimeStamps.root()), TrustPolicy.TIME_STAMP_USAGES);

    static Identity person(String name, SignatureAlgorithm algorithm) {
        return REGISTER.issue(
                name, KeyPurpose.CREDENTIALS, algorithm, Subject.pseudonym(name), Workshop.CLOCK, new SecureRandom());
    }

    @Test
    void twoPeopleAnswerForAMelodyThatAStudioSigns() throws Exception {
        byte[] melody = signer().embed(Workshop.midi(1), Workshop.melody(), STUDIO);

        Verdict verdict = verify(melody, Workshop.CLOCK);

        assertThat(verdict.state()).isEqualTo(Verdict.State.TRUSTED);
        assertThat(passed(verdict, IdentityCode.TRUSTED))
                .satisfiesExactlyInAnyOrder(
                        ann -> assertThat(ann.detail()).contains("CN=ann", "answers for this content"),
                        bo -> assertThat(bo.detail()).contains("CN=bo", "answers for this content"));
        Manifest manifest = verdict.manifests().orElseThrow().active();
        assertThat(roles(manifest)).containsExactly("[cawg.creator]", "[cawg.editor, cawg.contributor]");
        assertThat(manifest.signer()).contains(STUDIO.certificate());
    }

    static Stream<Map.Entry<String, byte[]>> files() {
        Map<String, byte[]> files = new LinkedHashMap<>(Workshop.texts());
        for (int format = 0; format < 3; format++) {
            files.put("melody-" + format + ".mid", Workshop.midi(format));
        }
        files.put("rendering.wav", Workshop.wav(501));
        files.put("journal.jsonl", "{\"a\":1}\n".getBytes(StandardCharsets.UTF_8));
        return files.entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFormatHoldsThemWithTheirTimeStampsAndWithout(Map.Entry<String, byte[]> file) throws Exception {
        for (Signer signer : List.of(signer(), signer().stampedBy(TestTimeStamps.good()))) {
            Verdict verdict = verify(signer.embed(file.getValue(), Workshop.melody(), STUDIO), Workshop.CLOCK);

            assertThat(verdict.state()).as(file.getKey()).isEqualTo(Verdict.State.TRUSTED);
            assertThat(passed(verdict, IdentityCode.TRUSTED)).hasSize(2);
        }
    }

    @Test
    void aSidecarHoldsThemToo() throws Exception {
        byte[] file = Workshop.midi(0);

        byte[] store = signer().stampedBy(TestTimeStamps.good()).sidecar(file, Workshop.melody(), STUDIO);

        Verdict verdict = Verifier.verify(ByteSource.of(file), Optional.of(store), POLICY, Workshop.CLOCK);
        assertThat(verdict.state()).isEqualTo(Verdict.State.TRUSTED);
        assertThat(passed(verdict, IdentityCode.TRUSTED)).hasSize(2);
    }

    @Test
    void theirWordOutlivesTheirCertificatesWhereItIsStamped() throws Exception {
        Clock nextYear = Workshop.later(Duration.ofDays(700));
        byte[] plain = signer().embed(Workshop.midi(1), Workshop.melody(), STUDIO);
        byte[] stamped = signer().stampedBy(TestTimeStamps.good()).embed(Workshop.midi(1), Workshop.melody(), STUDIO);

        assertThat(passed(verify(plain, nextYear), IdentityCode.TRUSTED)).isEmpty();
        Verdict verdict = verify(stamped, nextYear);
        assertThat(passed(verdict, IdentityCode.TRUSTED)).hasSize(2);
        assertThat(passed(verdict, IdentityCode.X509_STAMP_TRUSTED)).hasSize(2);
    }

    @Test
    void eachAnswersForTheBindingAndForAllThatTheSignerStates() throws Exception {
        Verdict verdict = verify(signer().embed(Workshop.midi(1), Workshop.melody(), STUDIO), Workshop.CLOCK);

        Manifest manifest = verdict.manifests().orElseThrow().active();
        Claim claim = manifest.claim().orElseThrow();
        assertThat(claim.gathered())
                .hasSize(2)
                .allMatch(reference -> reference.url().contains("cawg.identity"));
        for (StoredAssertion assertion : identities(manifest)) {
            assertThat(IdentityAssertion.read(assertion).references()).isEqualTo(claim.created());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cawg.creator", "cawg.editor"})
    void whoeverChangesARoleBreaksTheClaim(String role) throws Exception {
        byte[] melody = signer().embed(Workshop.midi(1), Workshop.melody(), STUDIO);
        int place = new String(melody, StandardCharsets.ISO_8859_1).indexOf(role);
        melody[place + 5] ^= 1;

        assertThat(verify(melody, Workshop.CLOCK).state()).isEqualTo(Verdict.State.INVALID);
    }

    @Test
    void aPersonWhomNobodyKnowsLeavesTheFileValidOnly() throws Exception {
        byte[] melody = signer().embed(Workshop.midi(1), Workshop.melody(), STUDIO);

        Verdict verdict = Verifier.verify(ByteSource.of(melody), Optional.empty(), Workshop.POLICY, Workshop.CLOCK);

        assertThat(verdict.state()).isEqualTo(Verdict.State.VALID);
        assertThat(passed(verdict, IdentityCode.WELL_FORMED)).hasSize(2);
    }

    @Test
    void aCertificateThatHasEndedAnswersForNobody() {
        Clock nextYear = Workshop.later(Duration.ofDays(700));
        Signer late = new Signer(Workshop.identifiers(1), nextYear).coSignedBy(List.of(ANN));

        assertThatExceptionOfType(SigningException.class)
                .isThrownBy(() -> late.embed(Workshop.midi(1), Workshop.melody(), renewed(nextYear)))
                .withMessageContaining("the certificate of ann was valid until");
    }

    private static Identity renewed(Clock clock) {
        return Workshop.AUTHORITY.issue(
                "studio", SignatureAlgorithm.ES256, Subject.pseudonym("studio"), clock, new SecureRandom());
    }

    @Test
    void rolesAreNamedAsCawgNamesThem() {
        assertThat(ActorRole.of("creator")).contains(ActorRole.CREATOR);
        assertThat(ActorRole.of("cawg.sponsor")).contains(ActorRole.SPONSOR);
        assertThat(ActorRole.of("author")).isEmpty();
        assertThat(ActorRole.values()).hasSize(7);
        assertThatIllegalArgumentException().isThrownBy(() -> new CoSigner(STUDIO, List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CoSigner(STUDIO, List.of(ActorRole.CREATOR, ActorRole.CREATOR)));
    }

    static Signer signer() {
        return Workshop.signer(3).coSignedBy(List.of(ANN, BO));
    }

    private static Verdict verify(byte[] file, Clock clock) {
        return Verifier.verify(ByteSource.of(file), Optional.empty(), POLICY, clock);
    }

    private static List<Check> passed(Verdict verdict, String code) {
        return verdict.checks().stream()
                .filter(check ->
                        check.outcome() == Check.Outcome.PASS && check.code().equals(code))
                .toList();
    }

    private static List<StoredAssertion> identities(Manifest manifest) {
        return manifest.assertions().stream()
                .filter(assertion -> assertion.baseLabel().equals(IdentityAssertion.LABEL))
                .toList();
    }

    private static List<String> roles(Manifest manifest) throws MalformedException {
        List<String> roles = new ArrayList<>();
        for (StoredAssertion assertion : identities(manifest)) {
            roles.add(IdentityAssertion.read(assertion).payload().array("role").stream()
                    .map(role -> role.asText().orElseThrow())
                    .toList()
                    .toString());
        }
        return roles;
    }
}
