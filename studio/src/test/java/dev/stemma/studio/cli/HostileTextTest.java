package dev.stemma.studio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.provenance.c2pa.Action;
import dev.stemma.provenance.c2pa.ActionsAssertion;
import dev.stemma.provenance.c2pa.DigitalSourceType;
import dev.stemma.provenance.c2pa.GeneratorInfo;
import dev.stemma.provenance.c2pa.HashedUri;
import dev.stemma.provenance.c2pa.IngredientAssertion;
import dev.stemma.provenance.c2pa.IngredientAssertion.DataType;
import dev.stemma.provenance.c2pa.IngredientAssertion.Relationship;
import dev.stemma.provenance.c2pa.ManifestDefinition;
import dev.stemma.provenance.c2pa.Signer;
import dev.stemma.provenance.identity.Identity;
import dev.stemma.provenance.identity.Pem;
import dev.stemma.provenance.record.PlainText;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a signer wrote, a screen shows it as text: the kinds of strings of contentauth/c2pa-attacks (markup, special
 * characters, rendering, SQL, length) and those that steer a terminal (CWE-150) or turn the direction of writing
 * (CVE-2021-42574).
 */
@Timeout(120)
class HostileTextTest {
    private static final int MOST_SHOWN = 40_000;

    @TempDir
    Path temporary;

    static Stream<String> hostile() {
        return Stream.of(
                "<script>alert(1)</script><img src=x onerror=alert(1)>",
                "\u001b[2J\u001b[31m\u001b]0;title\u0007\u009b31m",
                "\u202egnp.dim\u2066\u200f\u200b\ufeff",
                "one\0two",
                "note.txt: trusted - unchanged\r\nnote.txt: trusted\u2028\u2029\u0085",
                "\b\b\b\t\u000b\f",
                "'; DROP TABLE works; -- \" \\ %s%n ${jndi:ldap://127.0.0.1/a} $(id) `id`",
                "\ud83d\ude00 e\u0301\u0301\u0301 \ufdd0 \udbff\udfff \udb40\udc41\udb40\udc7f",
                "A".repeat(1 << 20));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void titlesActionsIngredientsAndCertificatesAreShownAsText(String text) throws Exception {
        Machine machine = Machine.in(temporary);
        String name = text.substring(0, Math.min(text.length(), 60));
        Identity identity = identity(name);
        machine.write("note.txt", "a note");
        machine.write("note.txt.c2pa", signed(text, identity));
        Path authority = machine.write("authority.pem", Pem.encode(identity.chain()));

        for (List<Object> words : List.<List<Object>>of(
                List.of("verify", "note.txt"),
                List.of("verify", "note.txt", "--trust", authority),
                List.of("inspect", "note.txt"),
                List.of("inspect", "note.txt", "--tree"))) {
            Machine.Result result = machine.run(words.toArray()).calm();
            assertHarmless(result.out() + result.err());
            assertThat(result.out().length()).as("%s", words).isLessThan(MOST_SHOWN);
        }
        assertHarmless(machine.run("inspect", "note.txt", "--raw").calm().out());
        for (String command : List.of("verify", "inspect")) {
            Machine.Result result = machine.run(command, "note.txt", "--json").calm();
            assertThat(result.json().isObject()).as(command + result.err()).isTrue();
            assertHarmless(result.out());
        }
    }

    @Test
    void aNameThatIsHalfAPairOrAWholeLineIsShownAsText() throws Exception {
        Machine machine = Machine.in(temporary);
        String json = "{\"a\":\"\\ud800\",\"b\":\"\\u001b[2J\",\"\\u202e\":\"\\u0000\"}";
        machine.write("note.txt", "a note");
        machine.write(
                "note.txt.c2pa",
                new HandmadeStore()
                        .manifest("urn:c2pa:\u001b[31m\u202e", "a title", json)
                        .bytes());

        for (String option : List.of("--tree", "--raw", "--json")) {
            assertHarmless(machine.run("inspect", "note.txt", option).calm().out());
        }
        assertHarmless(machine.run("verify", "note.txt").calm().out());
    }

    @Test
    void theNameOfAFileSteersNoTerminal() throws Exception {
        Machine machine = Machine.in(temporary);
        String name = "a\u001b[31m\u202eb\n.txt";
        machine.write(name, "a note");
        machine.write(name + ".c2pa", new byte[40]);

        for (String command : List.of("verify", "inspect", "strip", "continue", "similar")) {
            Machine.Result result = machine.run(command, name).calm();
            assertHarmless(result.out() + result.err());
        }
        Machine.Result refused = machine.run("redact", name, "--assertion", name, "--manifest", name)
                .refused(ExitCode.FAILED);
        assertHarmless(refused.err());
    }

    private static void assertHarmless(String shown) {
        List<String> steering = shown.codePoints()
                .filter(character -> character != '\n' && !PlainText.isPrintable(character))
                .distinct()
                .mapToObj("U+%04X"::formatted)
                .toList();
        assertThat(steering).isEmpty();
    }

    private static byte[] signed(String title, Identity identity) throws Exception {
        String text = title.substring(0, Math.min(title.length(), 50_000));
        ManifestDefinition.Builder manifest = ManifestDefinition.of(title, GeneratorInfo.agent(text, text));
        HashedUri input =
                manifest.add(IngredientAssertion.of(Relationship.INPUT_TO, text, text, DataType.of(DataType.MODEL))
                        .identifiedBy(text)
                        .describedAs(text));
        manifest.with(ActionsAssertion.all(Action.created(DigitalSourceType.DIGITAL_CREATION, input)
                .by(GeneratorInfo.agent(text, text))
                .describedAs(text)));
        return new Signer(UUID::randomUUID, Clock.systemUTC())
                .sidecar("a note".getBytes(StandardCharsets.UTF_8), manifest.build(), identity);
    }

    private static Identity identity(String name) throws Exception {
        KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        X500Name subject = new X500NameBuilder()
                .addRDN(BCStyle.C, "ZZ")
                .addRDN(BCStyle.O, name)
                .addRDN(BCStyle.CN, name)
                .build();
        Instant now = Instant.now();
        byte[] encoded = new JcaX509v3CertificateBuilder(
                        subject,
                        BigInteger.TEN,
                        Date.from(now.minus(Duration.ofDays(1))),
                        Date.from(now.plus(Duration.ofDays(1))),
                        subject,
                        keys.getPublic())
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                .addExtension(
                        Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_emailProtection))
                .build(new JcaContentSignerBuilder("Ed25519").build(keys.getPrivate()))
                .getEncoded();
        X509Certificate certificate = (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
        return Identity.of("hostile", keys.getPrivate(), List.of(certificate));
    }
}
