package dev.stemma.provenance.c2pa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.provenance.asset.ByteRange;
import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.asset.Carrier;
import dev.stemma.provenance.c2pa.IngredientAssertion.Relationship;
import dev.stemma.provenance.identity.Identity;
import dev.stemma.provenance.identity.SignatureAlgorithm;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignerTest {
    private static final Identity COMPOSER = Workshop.identity(SignatureAlgorithm.ED25519);

    @Test
    void theSameIdentifiersGiveTheSameBytesAgain() throws Exception {
        byte[] first = Workshop.signer(7).embed(Workshop.midi(1), Workshop.melody(), COMPOSER);
        byte[] second = Workshop.signer(7).embed(Workshop.midi(1), Workshop.melody(), COMPOSER);
        byte[] other = Workshop.signer(8).embed(Workshop.midi(1), Workshop.melody(), COMPOSER);

        assertThat(second).isEqualTo(first);
        assertThat(other).isNotEqualTo(first).hasSameSizeAs(first);
    }

    @Test
    void signingAgainReplacesTheCredentials() throws Exception {
        byte[] once = Workshop.signer(7).embed(Workshop.midi(0), Workshop.melody(), COMPOSER);

        byte[] twice = Workshop.signer(7).embed(once, Workshop.melody(), COMPOSER);

        assertThat(twice).isEqualTo(once);
    }

    @Test
    void onlyTheCredentialsAreAddedToTheFile() throws Exception {
        for (byte[] file : List.of(Workshop.midi(0), Workshop.midi(1), Workshop.midi(2), Workshop.wav(8))) {
            byte[] signed = Workshop.signer(1).embed(file, Workshop.melody(), COMPOSER);
            Carrier carrier = Carrier.detect(ByteSource.of(signed)).orElseThrow();

            assertThat(carrier.strip(signed)).isEqualTo(file);
        }
    }

    @Test
    void everyAssertionIsReadBackAsItWasWritten() throws Exception {
        GenerationAssertion generation = Workshop.generation(GeneratorInfo.agent("Stemma", "0.1.0"));
        byte[] signed = Workshop.signer(1).embed(Workshop.midi(0), Workshop.melody(), COMPOSER);

        Manifest manifest = Workshop.verify(signed).manifests().orElseThrow().active();

        assertThat(manifest.assertions())
                .extracting(StoredAssertion::label)
                .containsExactly(
                        "c2pa.ingredient.v3",
                        "c2pa.ingredient.v3__1",
                        "c2pa.actions.v2",
                        "c2pa.ai-disclosure",
                        "cawg.training-mining",
                        "dev.stemma.generation",
                        "dev.stemma.content-map",
                        "c2pa.hash.data");
        assertThat(manifest.assertions(GenerationAssertion.class)).containsExactly(generation);
        for (StoredAssertion assertion : manifest.assertions()) {
            assertThat(AssertionBox.write(assertion.label(), assertion.value()))
                    .as(assertion.label())
                    .isEqualTo(JumbfWriter.box("jumb", assertion.box().box().content()));
        }
        Claim claim = manifest.claim().orElseThrow();
        assertThat(claim.title()).contains("A melody");
        assertThat(claim.generator()).isEqualTo(GeneratorInfo.stemma("0.1.0"));
        assertThat(manifest.faults()).isEmpty();
    }

    @Test
    void theLengthOfTheBindingDependsOnNoNumber() {
        int length = bindingLength(0, 0);
        for (long start : new long[] {0, 23, 24, 255, 256, 65_535, 65_536, 4_294_967_295L}) {
            for (long excluded : new long[] {1, 1_000, 100_000}) {
                assertThat(bindingLength(start, excluded)).isEqualTo(length);
            }
        }
    }

    private static int bindingLength(long start, long length) {
        DataHashAssertion binding = DataHashAssertion.excluding(new ByteRange(start, length), new byte[32]);
        return AssertionBox.write("c2pa.hash.data", binding).length;
    }

    @Test
    void anIngredientIsTakenInOnlyIfItsCredentialsAreGood() throws Exception {
        byte[] melody = Workshop.signer(1).embed(Workshop.midi(0), Workshop.melody(), COMPOSER);
        melody[24] = 61;
        Verdict changed = Workshop.verify(melody);
        Verdict none = Workshop.verify(Workshop.midi(0));

        assertThatThrownBy(() -> Workshop.rendering(changed)).hasMessageContaining("found INVALID");
        assertThatThrownBy(() -> Workshop.rendering(none)).hasMessageContaining("found NONE");
    }

    @Test
    void twoIngredientsMayShareAManifestButNotAName() throws Exception {
        Verdict melody = Workshop.verify(Workshop.signer(1).embed(Workshop.midi(0), Workshop.melody(), COMPOSER));
        Verdict namesake = Workshop.verify(Workshop.signer(1).embed(Workshop.midi(1), Workshop.melody(), COMPOSER));
        IngredientAssertion part = IngredientAssertion.of(Relationship.COMPONENT_OF, "A melody", "audio/midi");
        ManifestDefinition.Builder manifest = ManifestDefinition.of("Both", GeneratorInfo.stemma("0.1.0"));
        HashedUri first = manifest.add(part, melody);
        HashedUri second = manifest.add(part, melody);

        assertThatThrownBy(() -> manifest.add(part, namesake)).hasMessageContaining("two different manifests");
        manifest.with(ActionsAssertion.all(
                Action.created(DigitalSourceType.COMPOSITE_SYNTHETIC),
                Action.of(Action.PLACED).with(first, second)));
        Verdict verdict = Workshop.verify(Workshop.signer(2).embed(Workshop.wav(4), manifest.build(), COMPOSER));
        assertThat(verdict.state()).isEqualTo(Verdict.State.TRUSTED);
        assertThat(verdict.manifests().orElseThrow().manifests()).hasSize(2);
    }

    @Test
    void aDefinitionSaysFirstWhereTheAssetComesFrom() {
        Action created = Action.created(DigitalSourceType.DIGITAL_CREATION);
        for (List<Action> wrong :
                List.of(List.<Action>of(), List.of(Action.rendered(), created), List.of(created, created))) {
            ManifestDefinition.Builder manifest = ManifestDefinition.of("A melody", GeneratorInfo.stemma("0.1.0"))
                    .with(new ActionsAssertion(wrong, true));

            assertThatThrownBy(manifest::build)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("actions begin with");
        }
    }

    @Test
    void whatCannotBeSignedIsRefusedWithTheReason() {
        Signer late = new Signer(Workshop.identifiers(1), Workshop.later(Duration.ofDays(500)));

        assertThatThrownBy(() -> Workshop.signer(1).embed("text".getBytes(), Workshop.melody(), COMPOSER))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("sidecar");
        assertThatThrownBy(() ->
                        Workshop.signer(1).embed(Arrays.copyOf(Workshop.midi(0), 30), Workshop.melody(), COMPOSER))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("byte");
        assertThatThrownBy(() -> Workshop.signer(1).sidecar(new byte[0], Workshop.melody(), COMPOSER))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("empty");
        assertThatThrownBy(() -> late.embed(Workshop.midi(0), Workshop.melody(), COMPOSER))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("was valid until");
    }
}
