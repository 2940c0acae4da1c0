package dev.stemma.provenance.asset;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.provenance.asset.SafeTensors.ElementType;
import dev.stemma.provenance.asset.SafeTensors.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTensorsTest {
    private static final SafeTensors MODEL = SafeTensors.EMPTY
            .withMetadata("format", "stemma")
            .withFloats("output.bias", List.of(3L), new float[] {1, -2, 0.5f})
            .withLongs("index", List.of(2L, 1L), new long[] {1L << 40, -1})
            .withInts("counts", List.of(1L, 2L), new int[] {7, -8})
            .withBytes("flags", List.of(1L), new byte[] {1});

    @Test
    void whatIsWrittenReadsBackTheSame() {
        SafeTensors read = SafeTensors.read(MODEL.write());

        assertThat(read).isEqualTo(MODEL);
        assertThat(read.metadata()).isEqualTo(Map.of("format", "stemma"));
        assertThat(read.floats("output.bias")).containsExactly(1, -2, 0.5f);
        assertThat(read.longs("index")).containsExactly(1L << 40, -1);
        assertThat(read.ints("counts")).containsExactly(7, -8);
        assertThat(read.bytes("flags")).containsExactly(1);
        assertThat(read.tensor("index").shape()).containsExactly(2L, 1L);
    }

    @Test
    void theBytesAreThoseOfTheFormat() {
        byte[] file = SafeTensors.EMPTY
                .withFloats("b", List.of(), new float[] {1})
                .withBytes("a", List.of(2L), new byte[] {5, 6})
                .withMetadata("é", "乐")
                .write();

        String header = "{\"__metadata__\":{\"é\":\"乐\"},"
                + "\"a\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[4,6]},"
                + "\"b\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,4]}}";
        byte[] text = header.getBytes(UTF_8);
        int padded = (text.length + 7) / 8 * 8;
        ByteBuffer expected = ByteBuffer.allocate(8 + padded + 6).order(ByteOrder.LITTLE_ENDIAN);
        expected.putLong(padded).put(text).put(" ".repeat(padded - text.length).getBytes(UTF_8));
        expected.putFloat(1).put((byte) 5).put((byte) 6);
        assertThat(file).isEqualTo(expected.array());
    }

    @Test
    void theOrderOfAdditionDoesNotShowInTheBytes() {
        SafeTensors reversed = SafeTensors.EMPTY
                .withBytes("flags", List.of(1L), new byte[] {1})
                .withInts("counts", List.of(1L, 2L), new int[] {7, -8})
                .withLongs("index", List.of(2L, 1L), new long[] {1L << 40, -1})
                .withFloats("output.bias", List.of(3L), new float[] {1, -2, 0.5f})
                .withMetadata("format", "stemma");

        assertThat(reversed.write()).isEqualTo(MODEL.write());
    }

    @Test
    void filesOfOthersMayOrderAndSpaceTheirHeaderFreely() {
        SafeTensors read = SafeTensors.read(file(
                "{ \"b\" : {\"data_offsets\":[0,4], \"shape\":[2], \"dtype\":\"BF16\"},\n"
                        + "\"a\":{\"dtype\":\"U8\",\"shape\":[0,3],\"data_offsets\":[4,4]}, \"__metadata__\":{}}   ",
                4));

        assertThat(read.tensor("b").type()).isEqualTo(ElementType.BF16);
        assertThat(read.tensor("a").data().remaining()).isZero();
    }

    @Test
    void aTensorGivesFreshReadOnlyViews() {
        Tensor tensor = MODEL.tensor("output.bias");
        tensor.data().getFloat();

        assertThat(tensor.data().position()).isZero();
        assertThat(tensor.data().isReadOnly()).isTrue();
        assertThat(tensor.data().order()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
    }

    @Test
    void aMissingTensorAndAnotherTypeAreNamed() {
        assertThatThrownBy(() -> MODEL.floats("lstm.0.bias"))
                .isInstanceOf(AssetException.class)
                .hasMessageContaining("no tensor \"lstm.0.bias\"")
                .hasMessageContaining("[counts, flags, index, output.bias]");
        assertThatThrownBy(() -> MODEL.floats("index"))
                .isInstanceOf(AssetException.class)
                .hasMessageContaining("holds I64, expected F32");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"a\":{\"dtype\":\"U8\",\"shape\":[4],\"data_offsets\":[0,4]}} | 5 | 1 bytes follow the last tensor",
                "{\"a\":{\"dtype\":\"U8\",\"shape\":[4],\"data_offsets\":[0,4]}} | 3 | to end by 3",
                "{\"a\":{\"dtype\":\"U8\",\"shape\":[4],\"data_offsets\":[1,5]}} | 5 | without gap or overlap",
                "{\"a\":{\"dtype\":\"U8\",\"shape\":[4],\"data_offsets\":[4,0]}} | 4 | without gap or overlap",
                "{\"a\":{\"dtype\":\"U8\",\"shape\":[3],\"data_offsets\":[0,3]},"
                        + "\"b\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[2,4]}} | 4 | without gap or overlap",
                "{\"a\":{\"dtype\":\"U8\",\"shape\":[3],\"data_offsets\":[0,4]}} | 4 | takes 3 bytes, found 4",
                "{\"a\":{\"dtype\":\"F64\",\"shape\":[4611686018427387904,4],\"data_offsets\":[0,4]}} | 4 | larger than any",
                "{\"a\":{\"dtype\":\"U8\",\"shape\":[99999999999999999999],\"data_offsets\":[0,4]}} | 4 | out of range",
                "{\"a\":{\"dtype\":\"U8\",\"shape\":[-4],\"data_offsets\":[0,4]}} | 4 | none negative",
                "{\"a\":{\"dtype\":\"U8\",\"shape\":[4.0],\"data_offsets\":[0,4]}} | 4 | whole numbers",
                "{\"a\":{\"dtype\":\"U8\",\"shape\":[1,1,1,1,1,1,1,1,4],\"data_offsets\":[0,4]}} | 4 | at most 8",
                "{\"a\":{\"dtype\":\"U8\",\"shape\":[4],\"data_offsets\":[0]}} | 4 | two data_offsets",
                "{\"a\":{\"dtype\":\"U8\",\"data_offsets\":[0,4]}} | 4 | needs dtype, shape",
                "{\"a\":{\"dtype\":\"U8\",\"shape\":[4],\"data_offsets\":[0,4],\"x\":1}} | 4 | found \"x\"",
                "{\"a\":{\"dtype\":\"C64\",\"shape\":[4],\"data_offsets\":[0,4]}} | 4 | dtype \"C64\", accepted: [BOOL",
                "{\"a\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]},"
                        + "\"a\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]}} | 0 | twice",
                "{\"__metadata__\":{\"k\":\"1\",\"k\":\"2\"}} | 0 | twice",
                "{\"__metadata__\":{\"k\":1}} | 0 | texts only",
                "{\"__metadata__\":[]} | 0 | object of texts",
                "{\"a\":{\"dtype\":\"U8\",\"shape\":[[[]]],\"data_offsets\":[0,0]}} | 0 | not the JSON",
                "{\"\\ud800\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]}} | 0 | surrogate",
                "{\"a\":3} | 0 | described by an object",
                "{}x | 0 | only spaces may follow",
                "{},{} | 0 | only spaces may follow",
                "{\"a\": | 0 | not the JSON",
                "[] | 0 | begins with '{'",
            })
    void aFaultyHeaderIsRefusedSayingWhy(String header, int dataLength, String reason) {
        assertThatThrownBy(() -> SafeTensors.read(file(header, dataLength)))
                .isInstanceOf(AssetException.class)
                .hasMessageStartingWith("byte ")
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MAX_VALUE, Long.MIN_VALUE, SafeTensors.HEADER_LIMIT + 1L, 3, 1, 0})
    void aHeaderLongerThanTheFileOrTheLimitIsRefusedBeforeItIsRead(long length) {
        byte[] file = ByteBuffer.allocate(10)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(length)
                .put("{}".getBytes(UTF_8))
                .array();

        assertThatThrownBy(() -> SafeTensors.read(file))
                .isInstanceOf(AssetException.class)
                .hasMessageStartingWith("byte 0: a header of " + Long.toUnsignedString(length) + " bytes");
    }

    @Test
    void textInAnotherEncodingIsRefused() {
        byte[] file = file("{\"__metadata__\":{\"k\":\"?\"}}", 0);
        file[8 + 22] = (byte) 0xFF;

        assertThatThrownBy(() -> SafeTensors.read(file))
                .isInstanceOf(AssetException.class)
                .hasMessageContaining("not UTF-8");
    }

    @Test
    void aPlaceInTheHeaderCountsBytesNotCharacters() {
        assertThatThrownBy(() -> SafeTensors.read(file("{\"乐\":3}", 0)))
                .isInstanceOfSatisfying(
                        AssetException.class, e -> assertThat(e.offset()).isEqualTo(8 + 7));
    }

    @Test
    void theReservedNameAndBrokenTextsAreRefusedOnWriting() {
        assertThatThrownBy(() -> MODEL.with("__metadata__", MODEL.tensor("flags")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MODEL.withMetadata("k", "\ud800")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MODEL.withFloats("x", List.of(2L, 2L), new float[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("shape [2, 2] of F32 takes 16 bytes, found 12");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void damagedFilesAreReadOrRefusedNeverAnythingElse(long seed) {
        Random random = new Random(seed);
        byte[] whole = MODEL.write();
        int refused = 0;
        for (int trial = 0; trial < 3000; trial++) {
            byte[] damaged = damage(whole, random);
            try {
                SafeTensors read = SafeTensors.read(damaged);
                assertThat(SafeTensors.read(read.write())).isEqualTo(read);
            } catch (AssetException e) {
                refused++;
                assertThat(e.offset()).isBetween(0L, (long) damaged.length);
            }
        }
        assertThat(refused).isGreaterThan(1000);
    }

    private static byte[] damage(byte[] whole, Random random) {
        byte[] damaged =
                random.nextInt(4) == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length + 9)) : whole.clone();
        String likely = "{}[]\",:0123456789-.eU \\u\n";
        for (int i = random.nextInt(4); i > 0 && damaged.length > 0; i--) {
            damaged[random.nextInt(damaged.length)] = random.nextBoolean()
                    ? (byte) random.nextInt(256)
                    : (byte) likely.charAt(random.nextInt(likely.length()));
        }
        return damaged;
    }

    private static byte[] file(String header, int dataLength) {
        byte[] text = header.getBytes(UTF_8);
        return ByteBuffer.allocate(Long.BYTES + text.length + dataLength)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(text.length)
                .put(text)
                .array();
    }
}
