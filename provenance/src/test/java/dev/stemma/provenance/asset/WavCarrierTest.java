package dev.stemma.provenance.asset;

import static dev.stemma.provenance.asset.SmfBytes.concat;
import static dev.stemma.provenance.asset.SmfBytes.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WavCarrierTest {
    private static final byte[] FORMAT = chunk("fmt ", hex("0100 0100 44AC0000 88580100 0200 1000"));
    private static final byte[] EXTENSIBLE = chunk(
            "fmt ", hex("FEFF 0200 80BB0000 00650400 0600 1800 1600 1800 03000000 0100000000001000800000AA00389B71"));
    private static final byte[] SAMPLES = chunk("data", hex("0000 0100 0200 0300"));
    private static final byte[] STORE = hex("AA BB CC DD");

    private final Carrier carrier = new WavCarrier();

    @Test
    void aStoreGoesIntoARecordingAndComesOutAgain() {
        byte[] plain = riff(FORMAT, SAMPLES);

        Placement room = carrier.reserve(plain, STORE.length);
        byte[] signed = carrier.fill(room, STORE);

        Located.Found found = (Located.Found) locate(signed);
        assertThat(found.store()).isEqualTo(STORE);
        assertThat(found.exclusion()).isEqualTo(room.exclusion());
        assertThat(carrier.strip(signed)).isEqualTo(plain);
    }

    @Test
    void theStoreIsTheLastChunkAndTheRiffSizeCountsIt() {
        assertThat(embed(riff(FORMAT, SAMPLES), STORE)).isEqualTo(riff(FORMAT, SAMPLES, chunk("C2PA", STORE)));
    }

    @Test
    void theExclusionIsTheChunkHeaderAndTheStoreWithoutThePadByte() {
        byte[] plain = riff(FORMAT, SAMPLES);
        Placement room = carrier.reserve(plain, 5);
        assertThat(room.exclusion()).isEqualTo(new ByteRange(plain.length, 8 + 5));
        assertThat(room.store()).isEqualTo(new ByteRange(plain.length + 8, 5));
        assertThat(room.bytes()).hasSize(plain.length + 8 + 5 + 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 7, 4096, 4097})
    void oddSizesAreFine(int length) {
        byte[] store = new byte[length];
        new Random(length).nextBytes(store);
        byte[] plain = riff(EXTENSIBLE, chunk("LIST", hex("494E464F")), chunk("data", hex("00 01 02")));
        byte[] signed = embed(plain, store);
        assertThat(signed.length % 2).isZero();
        assertThat(((Located.Found) locate(signed)).store()).isEqualTo(store);
        assertThat(carrier.strip(signed)).isEqualTo(plain);
    }

    @Test
    void aMissingLastPadByteIsPutRight() {
        byte[] padded = riff(FORMAT, chunk("data", hex("00 01 02")));
        byte[] unpadded = size(Arrays.copyOf(padded, padded.length - 1), padded.length - 9);
        byte[] uncounted = size(padded.clone(), padded.length - 9);
        assertThat(embed(unpadded, STORE)).isEqualTo(embed(padded, STORE));
        assertThat(embed(uncounted, STORE)).isEqualTo(embed(padded, STORE));
        assertThat(locate(unpadded)).isEqualTo(new Located.Absent());
    }

    @Test
    void aFileWithoutTheChunkHasNoStore() {
        assertThat(locate(riff(FORMAT, SAMPLES))).isEqualTo(new Located.Absent());
        assertThat(locate(riff())).isEqualTo(new Located.Absent());
    }

    @Test
    void twoStoresAreNone() {
        byte[] store = chunk("C2PA", STORE);
        byte[] file = riff(FORMAT, store, SAMPLES, store);
        assertThat(locate(file)).isEqualTo(new Located.Doubled(List.of(new ByteRange(36, 12), new ByteRange(64, 12))));
        assertThat(carrier.strip(file)).isEqualTo(riff(FORMAT, SAMPLES));
    }

    @Test
    void aStoreThatOtherChunksFollowIsMisplaced() {
        assertThat(locate(riff(FORMAT, chunk("C2PA", STORE), SAMPLES)).explanation())
                .isEqualTo("a manifest store at byte 36: other chunks follow it; expected it to be the last chunk of"
                        + " the RIFF");
    }

    @Test
    void bytesAfterTheRiffAreRefused() {
        byte[] plain = concat(riff(FORMAT, SAMPLES), hex("0102"));
        assertThat(locate(plain)).isEqualTo(new Located.Absent());
        assertThatExceptionOfType(AssetException.class)
                .isThrownBy(() -> carrier.reserve(plain, 4))
                .withMessage("byte 52: 2 bytes follow the RIFF chunk; a file with credentials must end with it");
        assertThat(locate(concat(riff(FORMAT, SAMPLES, chunk("C2PA", STORE)), hex("0102")))
                        .explanation())
                .contains("2 bytes follow the RIFF");
    }

    @Test
    void aStoreAfterTheRiffIsMisplaced() {
        assertThat(locate(concat(riff(FORMAT, SAMPLES), chunk("C2PA", STORE))).explanation())
                .contains("after the RIFF");
    }

    @Test
    void reEmbeddingReplacesTheOldStoreWhereverItWas() {
        byte[] expected = embed(riff(FORMAT, SAMPLES), hex("01 02 03"));
        assertThat(embed(riff(FORMAT, SAMPLES, chunk("C2PA", STORE)), hex("01 02 03")))
                .isEqualTo(expected);
        assertThat(embed(riff(FORMAT, chunk("C2PA", hex("05")), SAMPLES), hex("01 02 03")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "4,0xFFFFFFFF,'the RIFF chunk promises 4294967295 bytes; expected 4 to 44, what the file has'",
        "4,0,the RIFF chunk promises 0 bytes",
        "4,31,3 bytes left in the RIFF chunk; expected a chunk",
        "40,0x80000000,'the chunk promises 2147483648 bytes, the RIFF chunk has only 8 more'"
    })
    void sizesThatDoNotFitAreRefused(int offset, String size, String message) {
        byte[] file = riff(FORMAT, SAMPLES);
        ByteBuffer.wrap(file)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(offset, Long.decode(size).intValue());
        assertThatExceptionOfType(AssetException.class)
                .isThrownBy(() -> locate(file))
                .withMessageContaining(message);
    }

    @Test
    void aBombOfEmptyChunksIsRefused() {
        byte[] bomb = new byte[12 + 8 * (WavCarrier.MAX_CHUNKS + 1)];
        System.arraycopy(riff(), 0, bomb, 0, 12);
        size(bomb, bomb.length - 8);
        assertThatExceptionOfType(AssetException.class)
                .isThrownBy(() -> locate(bomb))
                .withMessageContaining("more than 65536 chunks");
    }

    @Test
    void otherFilesAreRefused() {
        assertThatExceptionOfType(AssetException.class)
                .isThrownBy(() -> locate(hex("4D546864")))
                .withMessageContaining("not a WAV file");
    }

    @Test
    void theJavaSoundReaderHearsTheSameSamples() throws Exception {
        byte[] signed = embed(riff(FORMAT, SAMPLES), new byte[777]);
        try (AudioInputStream audio = AudioSystem.getAudioInputStream(new ByteArrayInputStream(signed))) {
            assertThat(audio.readAllBytes()).isEqualTo(hex("0000 0100 0200 0300"));
        }
    }

    @Test
    void whateverTheBytesAreLocatingAndStrippingAnswerOrRefuse() {
        Random random = new Random(3);
        byte[] signed = embed(riff(FORMAT, chunk("LIST", hex("01")), SAMPLES), hex("01 02 03"));
        for (int i = 0; i < 20_000; i++) {
            byte[] file = Arrays.copyOf(signed, random.nextInt(3) == 0 ? random.nextInt(signed.length) : signed.length);
            for (int changes = random.nextInt(4); changes >= 0 && file.length > 0; changes--) {
                int place = random.nextInt(file.length);
                file[place] = (byte) (random.nextBoolean() ? random.nextInt(8) : random.nextInt());
            }
            try {
                locate(file);
                assertThat(locate(carrier.strip(file))).isNotInstanceOf(Located.Found.class);
                carrier.reserve(file, 5);
            } catch (AssetException expected) {
                assertThat(expected.offset()).isBetween(0L, (long) file.length);
            }
        }
    }

    private Located locate(byte[] file) {
        return carrier.locate(ByteSource.of(file));
    }

    private byte[] embed(byte[] file, byte[] store) {
        return carrier.fill(carrier.reserve(file, store.length), store);
    }

    private static byte[] chunk(String type, byte[] content) {
        byte[] pad = new byte[content.length & 1];
        return concat(type.getBytes(StandardCharsets.US_ASCII), littleEndian(content.length), content, pad);
    }

    private static byte[] riff(byte[]... chunks) {
        byte[] content = concat(chunks);
        return concat(hex("52494646"), littleEndian(4 + content.length), hex("57415645"), content);
    }

    private static byte[] size(byte[] file, int size) {
        System.arraycopy(littleEndian(size), 0, file, 4, 4);
        return file;
    }

    private static byte[] littleEndian(int value) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array();
    }
}
