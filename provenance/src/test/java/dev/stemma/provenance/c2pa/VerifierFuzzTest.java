package dev.stemma.provenance.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.asset.Carrier;
import dev.stemma.provenance.asset.Placement;
import dev.stemma.provenance.identity.Identity;
import dev.stemma.provenance.identity.SignatureAlgorithm;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever the bytes are, the answer is a verdict, and never that they are intact. */
class VerifierFuzzTest {
    private static byte[] melody;
    private static byte[] sidecar;
    private static byte[] rendering;

    @BeforeAll
    static void sign() throws Exception {
        Identity identity = Workshop.identity(SignatureAlgorithm.ES256);
        melody = Workshop.signer(1).embed(Workshop.midi(0), Workshop.melody(), identity);
        sidecar = Workshop.signer(2).sidecar(Workshop.midi(0), Workshop.melody(), identity);
        rendering = Workshop.signer(3).embed(Workshop.wav(30), Workshop.rendering(Workshop.verify(melody)), identity);
    }

    @Test
    void damagedFilesAndStoresGetAVerdict() {
        Random random = new Random(2025);
        for (int i = 0; i < 400; i++) {
            assertThat(Workshop.verify(damaged(melody, random)).intact()).isFalse();
            assertThat(Workshop.verify(damaged(rendering, random)).intact()).isFalse();
            assertThat(Workshop.verify(Workshop.midi(0), damaged(sidecar, random))
                            .intact())
                    .isFalse();
        }
    }

    @Test
    void randomBytesGetAVerdict() {
        Random random = new Random(4);
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            assertThat(Workshop.verify(bytes).intact()).isFalse();
            assertThat(Workshop.verify(Workshop.midi(1), bytes).state()).isEqualTo(Verdict.State.INVALID);
        }
    }

    @Test
    void aFileWithAStoreOfRandomBoxesGetsAVerdict() {
        Random random = new Random(5);
        for (byte[] file : List.of(Workshop.midi(1), Workshop.wav(5))) {
            Carrier carrier = Carrier.detect(ByteSource.of(file)).orElseThrow();
            for (int i = 0; i < 500; i++) {
                byte[] store = boxes(random, 6);
                Placement placement = carrier.reserve(file, store.length);
                assertThat(Workshop.verify(carrier.fill(placement, store)).state())
                        .isEqualTo(Verdict.State.INVALID);
            }
        }
    }

    @Test
    void aStoreTooLongIsRefusedUnread() {
        Verdict verdict = Workshop.verify(Workshop.midi(0), new byte[ManifestReader.MAX_STORE + 1]);

        assertThat(verdict.checks().get(0).detail()).contains("at most 67108864 are read");
    }

    @Test
    void boxesWithoutEndNestedDeeplyOrLongerThanTheStoreAreRefused() {
        ByteBuffer deep = ByteBuffer.allocate(80_000);
        while (deep.remaining() >= 8) {
            deep.putInt(deep.remaining()).putInt(0x6a756d62);
        }
        byte[] longLength = {0, 0, 0, 1, 'j', 'u', 'm', 'b', (byte) 0x80, 0, 0, 0, 0, 0, 0, 0};
        byte[] tooShort = {0, 0, 0, 7, 'j', 'u', 'm', 'b'};
        byte[] manySmall = JumbfWriter.superbox("c2pa", "c2pa", List.of(emptyBoxes(20_000)));

        for (byte[] store : List.of(deep.array(), longLength, tooShort, manySmall)) {
            assertThat(Workshop.verify(Workshop.midi(0), store).state()).isEqualTo(Verdict.State.INVALID);
        }
    }

    private static byte[] emptyBoxes(int count) {
        ByteBuffer boxes = ByteBuffer.allocate(8 * count);
        while (boxes.hasRemaining()) {
            boxes.putInt(8).putInt(0x66726565);
        }
        return boxes.array();
    }

    private static byte[] boxes(Random random, int depth) {
        String[] types = {"c2pa", "c2ma", "c2as", "c2cl", "c2cs", "cbor", "json"};
        String[] labels = {
            "c2pa",
            "urn:c2pa:1",
            "c2pa.assertions",
            "c2pa.claim.v2",
            "c2pa.signature",
            "c2pa.actions.v2",
            "c2pa.hash.data",
            "c2pa.ingredient.v3",
            "dev.stemma.generation"
        };
        if (depth == 0 || random.nextInt(4) == 0) {
            byte[] content = new byte[random.nextInt(12)];
            random.nextBytes(content);
            return JumbfWriter.box(random.nextBoolean() ? "cbor" : "json", content);
        }
        byte[][] contents = new byte[random.nextInt(4)][];
        Arrays.setAll(contents, i -> boxes(random, depth - 1));
        int kind = random.nextInt(types.length);
        String type = depth == 6 ? "c2pa" : depth == 5 ? "c2ma" : types[kind];
        String label = random.nextBoolean() ? labels[Math.min(kind, labels.length - 1)] : labels[random.nextInt(9)];
        return JumbfWriter.superbox(type, label, List.of(contents));
    }

    private static byte[] damaged(byte[] bytes, Random random) {
        byte[] damaged = bytes.clone();
        switch (random.nextInt(3)) {
            case 0 -> damaged = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 1 -> {
                int from = random.nextInt(bytes.length);
                int to = random.nextInt(bytes.length);
                int count = Math.min(1 + random.nextInt(40), bytes.length - Math.max(from, to));
                System.arraycopy(bytes, from, damaged, to, count);
            }
            default -> {
                for (int n = random.nextInt(5); n >= 0; n--) {
                    damaged[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                }
            }
        }
        if (Arrays.equals(bytes, damaged)) {
            damaged[bytes.length / 2] ^= 1;
        }
        return damaged;
    }
}
