package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.asset.SafeTensors;
import dev.stemma.provenance.c2pa.AiDisclosureAssertion.HumanOversight;
import dev.stemma.provenance.c2pa.IngredientAssertion.DataType;
import dev.stemma.provenance.c2pa.IngredientAssertion.Relationship;
import dev.stemma.provenance.identity.Identity;
import dev.stemma.provenance.identity.LocalAuthority;
import dev.stemma.provenance.identity.SignatureAlgorithm;
import dev.stemma.provenance.identity.Subject;
import dev.stemma.provenance.identity.TrustPolicy;
import dev.stemma.provenance.record.Digest;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

/** What the tests sign, who signs it, and whom they trust. */
final class Workshop {
    static final Clock CLOCK = Clock.systemUTC();
    static final LocalAuthority AUTHORITY = LocalAuthority.create(CLOCK, new SecureRandom());
    static final TrustPolicy POLICY = TrustPolicy.of(AUTHORITY.root());

    private Workshop() {}

    static Identity identity(SignatureAlgorithm algorithm) {
        return AUTHORITY.issue("composer", algorithm, Subject.pseudonym("Composer"), CLOCK, new SecureRandom());
    }

    /** A signer whose identifiers repeat from run to run. */
    static Signer signer(long seed) {
        return new Signer(identifiers(seed), CLOCK);
    }

    static Supplier<UUID> identifiers(long seed) {
        Random random = new Random(seed);
        return () -> {
            byte[] name = new byte[16];
            random.nextBytes(name);
            return UUID.nameUUIDFromBytes(name);
        };
    }

    static Verdict verify(byte[] file) {
        return Verifier.verify(ByteSource.of(file), Optional.empty(), POLICY, CLOCK);
    }

    static Verdict verify(byte[] file, byte[] sidecar) {
        return Verifier.verify(ByteSource.of(file), Optional.of(sidecar), POLICY, CLOCK);
    }

    static Clock later(Duration duration) {
        return Clock.offset(CLOCK, duration);
    }

    /** Every assertion that a composed melody carries. */
    static ManifestDefinition melody() {
        GeneratorInfo tool = GeneratorInfo.agent("Stemma", "0.1.0");
        ManifestDefinition.Builder manifest = ManifestDefinition.of("A melody", GeneratorInfo.stemma("0.1.0"));
        HashedUri model = manifest.add(IngredientAssertion.of(
                        Relationship.INPUT_TO,
                        "Folk model",
                        "application/octet-stream",
                        DataType.of(DataType.GENERATOR),
                        new DataType(DataType.MODEL, Optional.of("1.0.0")))
                .identifiedBy("urn:sha256:" + Digest.of(new byte[1])));
        HashedUri tunes = manifest.add(IngredientAssertion.of(
                Relationship.INPUT_TO, "Folk tunes", "multipart/mixed", DataType.of(DataType.DATASET)));
        return manifest.with(
                        ActionsAssertion.all(Action.created(DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA, model, tunes)
                                .by(tool)))
                .with(new AiDisclosureAssertion(
                        DataType.MODEL,
                        Optional.of("Folk model"),
                        Optional.of("folk-1"),
                        Optional.of(HumanOversight.PROMPT_GUIDED)))
                .with(TrainingMiningAssertion.forAll(TrainingMiningAssertion.Use.NOT_ALLOWED))
                .with(generation(tool))
                .build();
    }

    static GenerationAssertion generation(GeneratorInfo tool) {
        return new GenerationAssertion(
                new GenerationAssertion.Model("Folk model", "folk-1", Digest.of(new byte[1])),
                new TreeMap<>(Map.of("bars", "8", "key", "G major")),
                Long.MIN_VALUE,
                1,
                new GenerationAssertion.Sampler("smc", 1),
                tool,
                Optional.of(new GenerationAssertion.NearCopy(
                        7, 6, List.of(new GenerationAssertion.NearWork("tunes/1", "A tune", 7)))),
                new TreeMap<>(Map.of("hymn", List.of(0, 1500), "my-village", List.of(3210, 40_000))));
    }

    /** A rendering of the melody in the file verified. */
    static ManifestDefinition rendering(Verdict melody) {
        ManifestDefinition.Builder manifest = ManifestDefinition.of("A rendering", GeneratorInfo.stemma("0.1.0"));
        HashedUri parent =
                manifest.add(IngredientAssertion.of(Relationship.PARENT_OF, "A melody", "audio/midi"), melody);
        return manifest.with(ActionsAssertion.all(
                        Action.opened(parent), Action.rendered().by(GeneratorInfo.agent("Stemma", "0.1.0"))))
                .build();
    }

    /** One file of each format in text or with a text that carries credentials, without any. */
    static Map<String, byte[]> texts() {
        String declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
        Map<String, byte[]> files = new TreeMap<>();
        files.put("tune.abc", utf8("X:1\nT:\u4e50 tune\nK:D\nDEFG|A4|\n"));
        files.put("reserved.abc", utf8("%abc-2.1\r\nX:1\r\nT:A tune\r\nK:D\r\nDEFG|A4|"));
        files.put(
                "score.musicxml",
                utf8(declaration + "<score-partwise version=\"4.0\"><part-list/></score-partwise>\n"));
        files.put("score.mei", utf8("<mei xmlns=\"http://www.music-encoding.org/ns/mei\"/>\n"));
        files.put(
                "model.safetensors",
                SafeTensors.EMPTY
                        .withMetadata("format", "pt")
                        .withFloats("w", List.of(2L), new float[] {1, -2})
                        .write());
        return files;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Four notes with running status; the duration goes on after the last one. */
    static byte[] midi(int format) {
        byte[] notes = {
            0,
            (byte) 0x90,
            60,
            64,
            (byte) 0x83,
            0x60,
            60,
            0,
            0,
            (byte) 0x90,
            62,
            64,
            (byte) 0x83,
            0x60,
            62,
            0,
            (byte) 0x87,
            0x40,
            (byte) 0xff,
            0x2f,
            0
        };
        byte[] tempo = {0, (byte) 0xff, 0x51, 3, 7, (byte) 0xa1, 0x20, 0, (byte) 0xff, 0x2f, 0};
        int tracks = format == 0 ? 1 : 2;
        ByteBuffer file = ByteBuffer.allocate(14 + 8 + notes.length + (tracks - 1) * (8 + tempo.length));
        file.put("MThd".getBytes(StandardCharsets.US_ASCII)).putInt(6);
        file.putShort((short) format).putShort((short) tracks).putShort((short) 480);
        if (tracks == 2) {
            file.put("MTrk".getBytes(StandardCharsets.US_ASCII))
                    .putInt(tempo.length)
                    .put(tempo);
        }
        return file.put("MTrk".getBytes(StandardCharsets.US_ASCII))
                .putInt(notes.length)
                .put(notes)
                .array();
    }

    /** Mono, 16 bits, 44100 a second. */
    static byte[] wav(int frames) {
        int size = 2 * frames;
        ByteBuffer file = ByteBuffer.allocate(44 + size).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + size);
        file.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        file.putShort((short) 1).putShort((short) 1).putInt(44100).putInt(88200);
        file.putShort((short) 2).putShort((short) 16);
        file.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(size);
        for (int i = 0; i < frames; i++) {
            file.putShort((short) (i * 700));
        }
        return file.array();
    }
}
