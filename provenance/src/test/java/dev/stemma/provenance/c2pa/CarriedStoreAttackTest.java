package dev.stemma.provenance.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.asset.Carrier;
import dev.stemma.provenance.asset.Located;
import dev.stemma.provenance.identity.Identity;
import dev.stemma.provenance.identity.SignatureAlgorithm;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Stores of texts and models in wrong places, twice, beside other content, or only named. */
class CarriedStoreAttackTest {
    private static final Identity COMPOSER = Workshop.identity(SignatureAlgorithm.ED25519);
    private static String tune;
    private static String score;

    @BeforeAll
    static void sign() throws Exception {
        tune = signed("tune.abc");
        score = signed("score.musicxml");
    }

    @Test
    void signedTextsAndModelsAreTrusted() throws Exception {
        for (Map.Entry<String, byte[]> file : Workshop.texts().entrySet()) {
            byte[] signed = Workshop.signer(1).embed(file.getValue(), Workshop.melody(), COMPOSER);
            assertThat(Workshop.verify(signed).state()).as(file.getKey()).isEqualTo(Verdict.State.TRUSTED);
        }
    }

    @Test
    void aBlockMovedFromItsPlaceDoesNotHold() {
        String block = tune.substring(0, tune.indexOf('\n') + 1);
        String plain = tune.substring(block.length());

        assertThat(verify(plain + block).state()).isEqualTo(Verdict.State.INVALID);
        assertThat(verify(plain.replace("K:D\n", "K:D\n" + block)).state()).isEqualTo(Verdict.State.NONE);
        String declaration = score.substring(0, score.indexOf('\n') + 1);
        String instruction = score.substring(declaration.length(), score.indexOf('\n', declaration.length()) + 1);
        String rest = score.substring(declaration.length() + instruction.length());
        assertThat(verify(declaration + rest + instruction).state()).isEqualTo(Verdict.State.INVALID);
    }

    @Test
    void twoBlocksOrContentBesideOneCountAsNone() {
        String block = tune.substring(0, tune.indexOf('\n') + 1);

        assertThat(verify(block + tune).state()).isEqualTo(Verdict.State.NONE);
        assertThat(verify(tune.replaceFirst("\n", " CDEF|\n")).state()).isEqualTo(Verdict.State.NONE);
        assertThat(verify("T:hidden " + tune).state()).isEqualTo(Verdict.State.NONE);
    }

    @Test
    void bytesAfterTheEndAreNoticed() throws Exception {
        assertThat(verify(tune + "CDEF|\n").state()).isEqualTo(Verdict.State.INVALID);
        assertThat(verify(signed("reserved.abc") + "\nCDEF|").state()).isNotEqualTo(Verdict.State.TRUSTED);
        assertThat(verify(score + "<!-- -->").state()).isEqualTo(Verdict.State.INVALID);
    }

    @Test
    void theStoreOfAnotherFileDoesNotHold() throws Exception {
        String other = signed("score.mei");
        String block = other.substring(other.indexOf("-----BEGIN"), other.indexOf("-----END"));
        String swapped = score.replace(score.substring(score.indexOf("-----BEGIN"), score.indexOf("-----END")), block);

        assertThat(verify(swapped).state()).isEqualTo(Verdict.State.INVALID);
    }

    /** Whoever strips the credentials leaves none; whoever writes the same store in another form is noticed. */
    @Test
    void anotherFormOfOurOwnBlockIsNoticed() {
        assertThat(verify(tune.replace("% -----BEGIN", "%%-----BEGIN")).checks())
                .anyMatch(check -> check.code().equals(StatusCode.STORE_UNPROTECTED_BYTES));
    }

    @Test
    void aStoreThatIsOnlyNamedIsUsedWhenItIsHandedOver() {
        byte[] file = tune.getBytes(StandardCharsets.UTF_8);
        Located.Found found = (Located.Found)
                Carrier.detect(ByteSource.of(file)).orElseThrow().locate(ByteSource.of(file));
        String named = tune.substring(0, (int) found.range().start() - 29)
                + "https://example.com/store.c2pa"
                + tune.substring((int) found.range().end());

        assertThat(verify(named).checks()).singleElement().satisfies(check -> {
            assertThat(check.code()).isEqualTo(StatusCode.MANIFEST_INACCESSIBLE);
            assertThat(check.detail()).contains("which is not fetched: https://example.com/store.c2pa");
        });
        Verdict handed = Verifier.verify(
                ByteSource.of(named.getBytes(StandardCharsets.UTF_8)),
                Optional.of(found.store()),
                Workshop.POLICY,
                Workshop.CLOCK);
        assertThat(handed.checks()).anyMatch(check -> check.code().equals(StatusCode.DATA_HASH_MISMATCH));
    }

    private static String signed(String name) throws Exception {
        byte[] file = Workshop.texts().get(name);
        return new String(
                Workshop.signer(name.length()).embed(file, Workshop.melody(), COMPOSER), StandardCharsets.UTF_8);
    }

    private static Verdict verify(String file) {
        return Workshop.verify(file.getBytes(StandardCharsets.UTF_8));
    }
}
