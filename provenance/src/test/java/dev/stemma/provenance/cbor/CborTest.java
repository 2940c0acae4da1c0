package dev.stemma.provenance.cbor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CborTest {
    @Test
    void mapKeysAreSortedByTheirEncodingsSoShorterTextComesFirst() throws CborException {
        CborMap map = CborMap.builder()
                .put("hash", new byte[] {1, 2})
                .put("alg", "sha256")
                .put(CborValue.of(33), CborValue.of(false))
                .put("pad", new byte[0])
                .build();

        byte[] encoded = CborWriter.write(map);

        assertThat(hex(encoded)).isEqualTo("a41821f463616c676673686132353663706164406468617368420102");
        assertThat(CborReader.readDeterministic(encoded)).isEqualTo(map);
        assertThat(map.text("alg")).contains("sha256");
        assertThat(map.text("hash")).as("bytes are not text").isEmpty();
        assertThat(map.get(33)).contains(CborValue.FALSE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00",
                "01",
                "0a",
                "17",
                "1818",
                "1819",
                "1864",
                "1903e8",
                "1a000f4240",
                "1b000000e8d4a51000",
                "1bffffffffffffffff",
                "c249010000000000000000",
                "3bffffffffffffffff",
                "c349010000000000000000",
                "20",
                "29",
                "3863",
                "3903e7",
                "f90000",
                "f98000",
                "f93c00",
                "fb3ff199999999999a",
                "f93e00",
                "f97bff",
                "fa47c35000",
                "fa7f7fffff",
                "fb7e37e43c8800759c",
                "f90001",
                "f90400",
                "f9c400",
                "fbc010666666666666",
                "f97c00",
                "f97e00",
                "f9fc00",
                "f4",
                "f5",
                "f6",
                "f7",
                "f0",
                "f8ff",
                "c074323031332d30332d32315432303a30343a30305a",
                "c11a514b67b0",
                "c1fb41d452d9e8200000",
                "d74401020304",
                "d818456449455446",
                "d82076687474703a2f2f7777772e6578616d706c652e636f6d",
                "40",
                "4401020304",
                "60",
                "6161",
                "6449455446",
                "62225c",
                "62c3bc",
                "63e6b0b4",
                "64f0908591",
                "80",
                "83010203",
                "8301820203820405",
                "98190102030405060708090a0b0c0d0e0f101112131415161718181819",
                "a0",
                "a201020304",
                "a26161016162820203",
                "826161a161626163",
                "a56161614161626142616361436164614461656145"
            })
    void theDeterministicExamplesOfRfc8949AppendixAReadAndWriteBack(String hex) throws CborException {
        CborValue value = CborReader.readDeterministic(bytes(hex));

        assertThat(hex(CborWriter.write(value))).isEqualTo(hex);
    }

    @ParameterizedTest
    @CsvSource({
        "fa7f800000,f97c00",
        "fa7fc00000,f97e00",
        "faff800000,f9fc00",
        "fb7ff0000000000000,f97c00",
        "fb7ff8000000000000,f97e00",
        "fbfff0000000000000,f9fc00",
        "5f42010243030405ff,450102030405",
        "7f657374726561646d696e67ff,6973747265616d696e67",
        "9fff,80",
        "9f018202039f0405ffff,8301820203820405",
        "9f01820203820405ff,8301820203820405",
        "83018202039f0405ff,8301820203820405",
        "83019f0203ff820405,8301820203820405",
        "bf61610161629f0203ffff,a26161016162820203",
        "826161bf61626163ff,826161a161626163",
        "bf6346756ef563416d7421ff,a263416d74216346756ef5",
        "9f0102030405060708090a0b0c0d0e0f101112131415161718181819ff,98190102030405060708090a0b0c0d0e0f101112131415161718181819",
        "1817,17",
        "5800,40",
        "a2616201616101,a2616101616201"
    })
    void otherEncodingsAreReadAndBecomeDeterministicWhenWritten(String given, String deterministic)
            throws CborException {
        assertThat(hex(CborWriter.write(CborReader.read(bytes(given))))).isEqualTo(deterministic);
        assertThatThrownBy(() -> CborReader.readDeterministic(bytes(given))).isInstanceOf(CborException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                   | the end of the bytes within an item at byte 0
            18                   | the end of the bytes within an item at byte 1
            0000                 | 1 bytes after the item at byte 1
            a2616101616102       | a map with the same key twice at byte 0
            a20001180002         | a map with the same key twice at byte 0
            1c                   | the reserved additional information 28 at byte 0
            f818                 | simple value 24 in two bytes at byte 0
            ff                   | a break that ends nothing at byte 0
            81ff                 | a break that ends nothing at byte 1
            1f                   | an indefinite length where none is possible at byte 0
            5bffffffffffffffff   | a string of 18446744073709551615 bytes with 0 left, at byte 0
            9a7fffffff00         | 2147483647 elements with 1 bytes left, at byte 0
            61ff                 | text that is not UTF-8 at byte 0
            7f61c361bcff         | text that is not UTF-8 at byte 1
            5f6161ff             | a chunk that is no string of the kind begun at byte 0 at byte 1
            """)
    void whatIsNotWellFormedIsRefusedWithItsPlace(String given, String message) {
        assertThatThrownBy(() -> CborReader.read(bytes(given)))
                .isInstanceOf(CborException.class)
                .hasMessage(message);
    }

    @Test
    void depthAndNumberOfItemsAreLimited() {
        byte[] deep = new byte[10_000];
        Arrays.fill(deep, (byte) 0x81);
        byte[] deepTags = new byte[10_000];
        Arrays.fill(deepTags, (byte) 0xc1);
        byte[] wide = new byte[CborReader.MAX_ITEMS + 10];
        wide[0] = (byte) 0x9f;

        assertThatThrownBy(() -> CborReader.read(deep)).hasMessageContaining("more than 64 levels");
        assertThatThrownBy(() -> CborReader.read(deepTags)).hasMessageContaining("more than 64 levels");
        assertThatThrownBy(() -> CborReader.read(wide)).hasMessageContaining("more than 1000000 items");
    }

    @Test
    void integersKeepAll64Bits() throws CborException {
        assertThat(CborReader.read(bytes("1bffffffffffffffff")).asInteger())
                .contains(new BigInteger("18446744073709551615"));
        assertThat(CborReader.read(bytes("3bffffffffffffffff")).asInteger())
                .contains(new BigInteger("-18446744073709551616"));
        assertThat(CborReader.read(bytes("1bffffffffffffffff")).asLong()).isEmpty();
        assertThat(CborReader.read(bytes("3b7fffffffffffffff")).asLong()).contains(Long.MIN_VALUE);
    }

    @Test
    void everyHalfPrecisionNumberWritesBackAsItself() throws CborException {
        for (int bits = 0; bits < 0x10000; bits++) {
            byte[] half = {(byte) 0xf9, (byte) (bits >> 8), (byte) bits};
            CborValue.Float value = (CborValue.Float) CborReader.read(half);
            if (!Double.isNaN(value.number())) {
                assertThat(CborWriter.write(value)).isEqualTo(half);
            }
        }
    }

    @Test
    void everyValueReadsBackAsItself() throws CborException {
        Random random = new Random(8949);
        for (int i = 0; i < 2_000; i++) {
            CborValue value = randomValue(random, 4);
            assertThat(CborReader.readDeterministic(CborWriter.write(value))).isEqualTo(value);
        }
    }

    @Test
    void randomAndDamagedBytesAreRefusedOnlyAsCbor() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            byte[] input =
                    random.nextBoolean() ? new byte[random.nextInt(60)] : CborWriter.write(randomValue(random, 4));
            if (input.length > 0) {
                for (int n = random.nextInt(8); n >= 0; n--) {
                    input[random.nextInt(input.length)] = (byte) random.nextInt();
                }
            }
            try {
                byte[] written = CborWriter.write(CborReader.read(input));
                assertThat(CborReader.readDeterministic(written)).isNotNull();
            } catch (CborException expected) {
                assertThat(expected.offset()).isBetween(0, input.length);
            }
        }
    }

    private static CborValue randomValue(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 6 : 9)) {
            case 0 -> CborValue.of(random.nextLong() >> random.nextInt(64));
            case 1 -> CborValue.of(new byte[random.nextInt(300)]);
            case 2 -> CborValue.of("水".repeat(random.nextInt(30)) + random.nextInt());
            case 3 -> new CborValue.Float(Double.longBitsToDouble(random.nextLong()));
            case 4 -> new CborValue.Simple(random.nextInt(24));
            case 5 -> new CborValue.Float((float) random.nextInt(100) / 8);
            case 6 ->
                CborValue.of(Stream.generate(() -> randomValue(random, depth - 1))
                        .limit(random.nextInt(5))
                        .toList());
            case 7 -> new CborValue.Tag(random.nextLong(), randomValue(random, depth - 1));
            default -> {
                List<CborMap.Entry> entries = new ArrayList<>();
                for (int i = random.nextInt(30); i > 0; i--) {
                    CborValue key = random.nextBoolean() ? CborValue.of(i * 100 - 1500) : CborValue.of("k" + i);
                    entries.add(new CborMap.Entry(key, randomValue(random, 0)));
                }
                yield CborMap.of(entries);
            }
        };
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
