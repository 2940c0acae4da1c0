package dev.stemma.provenance.asset;

import static org.assertj.core.api.Assertions.assertThat;

/** The laws of {@link Carrier} for whatever bytes. */
final class CarrierLaws {
    private static final byte[] STORE = "forty bytes that stand for a store.....!".getBytes();

    private CarrierLaws() {}

    /** Throws nothing for a malformed file, and an {@link AssertionError} for a file on which a law breaks. */
    static void hold(Carrier carrier, byte[] file) {
        byte[] stripped;
        try {
            carrier.locate(ByteSource.of(file));
            stripped = carrier.strip(file);
        } catch (AssetException e) {
            return;
        }
        assertThat(carrier.locate(ByteSource.of(stripped))).isNotInstanceOf(Located.Found.class);
        assertThat(carrier.strip(stripped)).isEqualTo(stripped);
        byte[] filled;
        try {
            filled = carrier.fill(carrier.reserve(file, STORE.length), STORE);
        } catch (AssetException e) {
            return;
        }
        assertThat(carrier.locate(ByteSource.of(filled))).isInstanceOfSatisfying(Located.Found.class, found -> {
            assertThat(found.store()).isEqualTo(STORE);
            assertThat(found.canonical()).isTrue();
        });
        byte[] before = carrier instanceof JsonLinesCarrier ? file : stripped;
        assertThat(carrier.recognizes(ByteSource.of(filled))).isEqualTo(carrier.recognizes(ByteSource.of(before)));
        byte[] again = carrier.fill(carrier.reserve(filled, STORE.length), STORE);
        assertThat(again.length == filled.length).isNotEqualTo(carrier instanceof JsonLinesCarrier);
        byte[] plain = carrier.strip(filled);
        assertThat(carrier.strip(plain)).isEqualTo(plain);
        assertThat(carrier.locate(ByteSource.of(plain))).isNotInstanceOf(Located.Found.class);
    }
}
