package dev.stemma.benchmarks;

import dev.stemma.provenance.c2pa.Action;
import dev.stemma.provenance.c2pa.ActionsAssertion;
import dev.stemma.provenance.c2pa.DigitalSourceType;
import dev.stemma.provenance.c2pa.GeneratorInfo;
import dev.stemma.provenance.c2pa.ManifestDefinition;
import dev.stemma.provenance.c2pa.Signer;
import dev.stemma.provenance.identity.Identity;
import dev.stemma.provenance.identity.Pem;
import dev.stemma.provenance.identity.TrustPolicy;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.util.Base64;
import java.util.Random;
import java.util.UUID;

/** Files signed with the keys in the folder {@code authority}, under the names given. */
final class SignedFiles {
    private final Path folder;
    private final Identity signer;
    private final TrustPolicy policy;

    SignedFiles(Path folder) throws Exception {
        this.folder = folder;
        Path authority = folder.resolve("authority");
        String pem = Files.readString(authority.resolve("leaf.key")).replaceAll("-----[A-Z ]+-----|\\s", "");
        PrivateKey key = KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
        this.signer = Identity.of("leaf", key, Pem.certificates(authority.resolve("leaf.pem")));
        this.policy =
                TrustPolicy.of(Pem.certificates(authority.resolve("root.pem")).get(0));
    }

    Identity signer() {
        return signer;
    }

    TrustPolicy policy() {
        return policy;
    }

    byte[] sign(String name, byte[] content) throws Exception {
        byte[] signed = new Signer(UUID::randomUUID, Clock.systemUTC()).embed(content, definition(), signer);
        Files.write(folder.resolve(name), signed);
        return signed;
    }

    /** As c2pa-rs's own script says of what it signs. */
    static ManifestDefinition definition() {
        return ManifestDefinition.of("A file", GeneratorInfo.stemma("0.1.0"))
                .with(ActionsAssertion.all(Action.created(DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA)))
                .build();
    }

    /** Noise: mono, 16 bits, 44,100 a second. */
    static byte[] wav(int samplesBytes) {
        byte[] noise = new byte[samplesBytes];
        new Random(samplesBytes).nextBytes(noise);
        ByteBuffer file = ByteBuffer.allocate(44 + samplesBytes).order(ByteOrder.LITTLE_ENDIAN);
        file.put(ascii("RIFF")).putInt(36 + samplesBytes).put(ascii("WAVEfmt ")).putInt(16);
        file.putShort((short) 1).putShort((short) 1).putInt(44_100).putInt(88_200);
        file.putShort((short) 2).putShort((short) 16);
        return file.put(ascii("data")).putInt(samplesBytes).put(noise).array();
    }

    /** Notes of one quarter each, format 0. */
    static byte[] midi(int bytes) {
        Random random = new Random(bytes);
        ByteArrayOutputStream events = new ByteArrayOutputStream();
        while (events.size() < bytes) {
            byte pitch = (byte) (48 + random.nextInt(36));
            events.writeBytes(new byte[] {0, (byte) 0x90, pitch, 80, (byte) 0x83, 0x60, (byte) 0x80, pitch, 0});
        }
        events.writeBytes(new byte[] {0, (byte) 0xFF, 0x2F, 0});
        ByteBuffer file = ByteBuffer.allocate(22 + events.size());
        file.put(ascii("MThd"))
                .putInt(6)
                .putShort((short) 0)
                .putShort((short) 1)
                .putShort((short) 480);
        return file.put(ascii("MTrk"))
                .putInt(events.size())
                .put(events.toByteArray())
                .array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
