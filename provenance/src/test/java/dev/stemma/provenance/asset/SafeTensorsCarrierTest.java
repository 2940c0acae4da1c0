package dev.stemma.provenance.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTensorsCarrierTest {
    private static final Carrier CARRIER = new SafeTensorsCarrier();
    private static final byte[] STORE = "a store".getBytes(StandardCharsets.US_ASCII);
    private static final String TENSOR = "\"t\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[0,2]}";

    @Test
    void theStoreIsATextOfTheMetadata() {
        byte[] plain = SafeTensors.EMPTY.withMetadata("format", "pt").write();

        byte[] signed = signed(plain);

        assertThat(SafeTensors.read(signed).metadata())
                .isEqualTo(Map.of("format", "pt", "c2pa:manifest", "YSBzdG9yZQ=="));
        assertThat(text(signed)).startsWith("{\"__metadata__\":{\"c2pa:manifest\":\"YSBzdG9yZQ==\",");
    }

    @Test
    void onlyTheLettersOfTheStoreAreExcluded() {
        Located.Found found = (Located.Found) locate(signed(file("{" + TENSOR + "}")));

        assertThat(found.exclusion()).isEqualTo(found.range()).isEqualTo(new ByteRange(42, 12));
        assertThat(found.canonical()).isTrue();
        assertThat(found.store()).isEqualTo(STORE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{ }",
                "{@}",
                "{@}   ",
                "{ @ } ",
                "{\"__metadata__\":{},@}",
                "{\"__metadata__\":{ } , @}",
                "{@,\"__metadata__\":{\"é\":\"乐\"}}",
                "{ \"__metadata__\" : { \"a\" : \"b\" , \"c\":\"d\" } , @ }     ",
            })
    void strippingGivesTheBytesBackWhateverTheHeaderLooksLike(String header) {
        byte[] plain = file(header.replace("@", TENSOR));
        for (int length = 0; length < 40; length++) {
            byte[] store = new byte[length];
            byte[] signed = CARRIER.fill(CARRIER.reserve(plain, length), store);

            assertThat(((Located.Found) locate(signed)).store()).isEqualTo(store);
            assertThat((signed.length - plain.length) % 8).isZero();
            assertThat(CARRIER.strip(signed)).as("length %d", length).isEqualTo(plain);
            assertThat(signed(signed)).isEqualTo(signed(plain));
            assertThat(Arrays.copyOfRange(signed, signed.length - 2, signed.length))
                    .isEqualTo(Arrays.copyOfRange(plain, plain.length - 2, plain.length));
        }
    }

    @Test
    void tensorsAndOtherTextsStayAsTheyWere() {
        Random random = new Random(7);
        SafeTensors model = SafeTensors.EMPTY;
        for (int i = 0; i < 200; i++) {
            int values = random.nextInt(5);
            model = model.withFloats("t" + random.nextInt(50), List.of((long) values), new float[values]);
            model = random.nextInt(9) == 0 ? model.withMetadata("k" + i, "v\"\\\u4e50") : model;
            byte[] signed = signed(model.write());

            assertThat(SafeTensors.read(signed).tensors()).isEqualTo(model.tensors());
            assertThat(CARRIER.strip(signed)).isEqualTo(model.write());
        }
    }

    @Test
    void twoStoresCountAsNoneAlsoIfOneKeyIsEscaped() {
        byte[] file =
                file("{\"__metadata__\":{\"c2pa:manifest\":\"AAAA\",\"c2pa\\u003amanifest\":\"AAAA\"}," + TENSOR + "}");

        assertThat(locate(file)).isInstanceOf(Located.Doubled.class);
        assertThat(locate(CARRIER.strip(file))).isEqualTo(new Located.Absent());
        assertThatExceptionOfType(AssetException.class)
                .isThrownBy(() -> SafeTensors.read(file))
                .withMessageContaining("\"c2pa:manifest\" twice");
    }

    @Test
    void storesOfOtherWritersAreReadAndTakenOut() {
        byte[] file = file("{" + TENSOR + ",\"__metadata__\": {\"a\": \"b\", \"c2pa\\u003amanifest\": \"AAA\\/\"} }");

        assertThat(locate(file)).isInstanceOfSatisfying(Located.Found.class, found -> {
            assertThat(found.store()).isEqualTo(new byte[] {0, 0, 63});
            assertThat(text(ByteSource.of(file).read(found.exclusion()), 0)).isEqualTo("AAA\\/");
            assertThat(found.canonical()).isFalse();
        });
        assertThat(text(CARRIER.strip(file)).strip()).startsWith("{" + TENSOR + ",\"__metadata__\": {\"a\": \"b\"} }");
        assertThat(SafeTensors.read(CARRIER.strip(file)).tensors()).containsOnlyKeys("t");
    }

    @Test
    void brokenBase64CountsAsNone() {
        assertThat(locate(file("{\"__metadata__\":{\"c2pa:manifest\":\"A*\"}," + TENSOR + "}"))
                        .explanation())
                .contains("its text is no Base64");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"c2pa:manifest\":\"AAAA\"}",
                "{\"a\":1}",
                "{}x",
                "{\"__metadata__\":[]}",
                "{\"__metadata__\":{\"c2pa:manifest\":1}}"
            })
    void aHeaderThatIsNoneIsRefused(String header) {
        assertThatExceptionOfType(AssetException.class).isThrownBy(() -> locate(file(header)));
    }

    @Test
    void aHeaderLengthThatIsWrongIsRefused() {
        byte[] file = signed(file("{" + TENSOR + "}"));
        for (int change : new int[] {-8, -1, 1, 2, 3, 100}) {
            byte[] changed = file.clone();
            changed[0] += (byte) change;
            assertThatExceptionOfType(AssetException.class).as("%d", change).isThrownBy(() -> locate(changed));
        }
    }

    private static byte[] file(String header) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + text.length + 2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(text.length)
                .put(text)
                .put(new byte[] {1, 2})
                .array();
    }

    private static byte[] signed(byte[] file) {
        return CARRIER.fill(CARRIER.reserve(file, STORE.length), STORE);
    }

    private static Located locate(byte[] file) {
        return CARRIER.locate(ByteSource.of(file));
    }

    private static String text(byte[] file) {
        return text(file, 8);
    }

    private static String text(byte[] bytes, int from) {
        return new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
    }
}
