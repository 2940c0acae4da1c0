package dev.stemma.provenance.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.provenance.asset.ByteRange;
import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.identity.Identity;
import dev.stemma.provenance.identity.SignatureAlgorithm;
import dev.stemma.provenance.identity.TrustPolicy;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExplanationTest {
    private static final Identity COMPOSER = Workshop.identity(SignatureAlgorithm.ED25519);
    private static final String NAMED = "the signature holds, and names CN=Composer";
    private static final String NOT_ASCRIBED =
            "what the credentials say can still be read, but must not be ascribed to the signer";

    @Test
    void aChangedNoteLeavesTheSignatureAndSaysWhatToDo() throws Exception {
        byte[] changed = signed();
        changed[26] ^= 1;

        Explanation explanation = Workshop.verify(changed).explanation();

        assertThat(explanation.headline()).isEqualTo("the content is not the one that was signed");
        assertThat(explanation.meanings()).containsExactly("the bytes of the file are not those that the signer saw");
        assertThat(explanation.holds())
                .anyMatch(clause -> clause.startsWith(NAMED))
                .contains("what the credentials say was signed, about the file as it was then", NOT_ASCRIBED)
                .doesNotContain("the content is the one that was signed");
        assertThat(explanation.advice()).hasSize(1).first().asString().startsWith("fetch the file again");
    }

    @Test
    void aFileInOrderNeedsNoAdvice() throws Exception {
        Explanation explanation = Workshop.verify(signed()).explanation();

        assertThat(explanation.headline())
                .startsWith("the file is as it was signed by CN=Composer")
                .endsWith(", whom you trust");
        assertThat(explanation.holds()).contains("the content is the one that was signed");
        assertThat(explanation.advice()).isEmpty();
    }

    @Test
    void anUnknownSignerIsNoFaultOfTheFile() throws Exception {
        Explanation explanation = Verifier.verify(
                        ByteSource.of(signed()), Optional.empty(), TrustPolicy.none(), Workshop.CLOCK)
                .explanation();

        assertThat(explanation.headline())
                .startsWith("the file is as it was signed, but nobody whom you trust vouches for the signer");
        assertThat(explanation.holds()).contains("the content is the one that was signed");
        assertThat(explanation.advice()).hasSize(1).first().asString().contains("stemma trust add CA.pem");
    }

    @Test
    void anEndedCertificateLeavesTheContentAndTheSignature() throws Exception {
        Explanation explanation = Verifier.verify(
                        ByteSource.of(signed()),
                        Optional.empty(),
                        Workshop.POLICY,
                        Workshop.later(Duration.ofDays(400)))
                .explanation();

        assertThat(explanation.headline()).isEqualTo("the signer's certificate was not valid at the time that counts");
        assertThat(explanation.holds())
                .contains("the content is the one that was signed", NOT_ASCRIBED)
                .anyMatch(clause -> clause.startsWith(NAMED));
        assertThat(explanation.advice())
                .singleElement()
                .asString()
                .contains("stemma key renew")
                .contains("--tsa");
    }

    @Test
    void credentialsThatWereChangedProveNothing() throws Exception {
        byte[] changed = signed();
        int title = indexOf(changed, "A melody");
        changed[title] ^= 1;

        Explanation explanation = Workshop.verify(changed).explanation();

        assertThat(explanation.headline()).isEqualTo("the credentials were changed after they were signed");
        assertThat(explanation.holds())
                .noneMatch(clause -> clause.startsWith(NAMED))
                .contains("the content is the one that the credentials speak of, whoever wrote these");
        assertThat(explanation.advice()).singleElement().asString().startsWith("believe nothing");
    }

    @Test
    void whatCannotBeReadHoldsNothing() {
        Explanation explanation =
                Workshop.verify(Workshop.midi(0), new byte[40]).explanation();

        assertThat(explanation.headline()).startsWith("the credentials cannot be read");
        assertThat(explanation.holds()).isEmpty();
        assertThat(explanation.advice()).isNotEmpty();
    }

    @Test
    void aFileWithoutCredentialsIsToldHowItMayHaveLostThem() {
        Explanation explanation = Workshop.verify(Workshop.midi(0)).explanation();

        assertThat(explanation.headline()).isEqualTo("no credentials of the file were found");
        assertThat(explanation.advice()).singleElement().asString().contains("programs may drop credentials");
    }

    @Test
    void theGravestTroubleMakesTheHeadline() {
        Explanation explanation =
                explain(StatusCode.SIGNATURE_OUTSIDE_VALIDITY, StatusCode.DATA_HASH_MISMATCH, "timeStamp.mismatch");

        assertThat(explanation.headline()).isEqualTo(Trouble.CONTENT_CHANGED.headline());
        assertThat(explanation.meanings()).hasSize(3);
        assertThat(explanation.advice()).containsExactly(Trouble.CONTENT_CHANGED.advice(), Trouble.OUTDATED.advice());
    }

    @Test
    void whatIsWrongWithAnIngredientIsNotSaidOfTheFile() {
        Explanation explanation = new Verdict(
                        Verdict.State.INVALID,
                        List.of(ofIngredient(StatusCode.ASSERTION_HASH_MISMATCH)),
                        Optional.empty())
                .explanation();

        assertThat(explanation.headline()).isEqualTo(Trouble.INGREDIENT.headline());
        assertThat(explanation.meanings())
                .singleElement()
                .asString()
                .startsWith("of something that the file was made from");
    }

    @Test
    void theUnknownSignerOfAnIngredientIsNoFaultOfItsRecord() {
        Explanation explanation = new Verdict(
                        Verdict.State.VALID, List.of(ofIngredient(StatusCode.CREDENTIAL_UNTRUSTED)), Optional.empty())
                .explanation();

        assertThat(explanation.headline())
                .startsWith("the file is as it was signed by ")
                .endsWith(", but " + Trouble.UNKNOWN_INGREDIENT_SIGNER.headline());
    }

    private static Check ofIngredient(String code) {
        return new Check(
                Check.Name.INGREDIENTS,
                Check.Outcome.FAIL,
                code,
                new Place.Jumbf("self#jumbf=/c2pa/urn:c2pa:a"),
                Optional.of("self#jumbf=/c2pa/urn:c2pa:b/c2pa.assertions/c2pa.ingredient.v3"),
                "found");
    }

    @ParameterizedTest
    @MethodSource("codes")
    void everyCodeThatIsNoSuccessHasAMeaning(String code) {
        assertThat(Meaning.isKnown(code)).as(code).isTrue();
        assertThat(explain(code).headline()).isNotBlank();
        assertThat(explain(code).meanings()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("codes")
    void everyFailureIsATroubleWithAdvice(String code) {
        if (StatusCode.kind(code) == StatusCode.Kind.FAILURE) {
            assertThat(Meaning.of(code).trouble()).isNotIn(Trouble.NOTE, Trouble.STAMP);
        }
    }

    @ParameterizedTest
    @EnumSource(names = "NOTE", mode = EnumSource.Mode.EXCLUDE)
    void everyTroubleSaysWhatToDo(Trouble trouble) {
        assertThat(trouble.headline()).matches("[a-z][^.]*");
        assertThat(trouble.advice()).matches("[a-z].*[^.]");
    }

    private static Stream<String> codes() throws IllegalAccessException {
        Stream.Builder<String> codes = Stream.builder();
        for (Field field : StatusCode.class.getFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
                codes.add((String) field.get(null));
            }
        }
        return codes.build().filter(code -> StatusCode.kind(code) != StatusCode.Kind.SUCCESS);
    }

    private static Explanation explain(String... codes) {
        List<Check> checks = Arrays.stream(codes)
                .map(code -> new Check(
                        Check.Name.CLAIM, Check.Outcome.FAIL, code, new Place.Store(new ByteRange(0, 1)), "found"))
                .toList();
        return new Verdict(Verdict.State.INVALID, checks, Optional.empty()).explanation();
    }

    private static byte[] signed() throws SigningException {
        return Workshop.signer(1).embed(Workshop.midi(0), Workshop.melody(), COMPOSER);
    }

    private static int indexOf(byte[] bytes, String text) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
    }
}
