package dev.stemma.provenance.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.provenance.asset.ByteRange;
import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.asset.Carrier;
import dev.stemma.provenance.asset.Located;
import dev.stemma.provenance.asset.Placement;
import dev.stemma.provenance.cbor.CborValue;
import dev.stemma.provenance.identity.Identity;
import dev.stemma.provenance.identity.SignatureAlgorithm;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Known attacks on the tie between credentials and content, each with the place where it is told of. */
class ContentAttackTest {
    private static final byte[] STORE_EVENT = {0, (byte) 0xff, 0x7f};
    private static byte[] melody;
    private static byte[] sound;

    @BeforeAll
    static void sign() throws Exception {
        Identity identity = Workshop.identity(SignatureAlgorithm.ED25519);
        melody = Workshop.signer(1).embed(Workshop.midi(1), Workshop.melody(), identity);
        sound = Workshop.signer(2).embed(Workshop.wav(30), Workshop.rendering(Workshop.verify(melody)), identity);
    }

    /** C2PA Security Considerations, removal of provenance: nothing prevents it, so nothing may be read into it. */
    @Test
    void theStoreIsStripped() {
        for (byte[] file : List.of(melody, sound)) {
            assertThat(Workshop.verify(carrier(file).strip(file)).state()).isEqualTo(Verdict.State.NONE);
        }
    }

    /** C2PA 2.5, 9.1: credentials of one file are put into another. */
    @Test
    void theStoreIsOfAnotherFile() {
        byte[] other = Workshop.midi(1);
        other[other.length - 12] ^= 1;

        assertFails(embedded(other, store(melody)), StatusCode.DATA_HASH_MISMATCH);
        assertFails(embedded(Workshop.wav(30), store(melody)), StatusCode.DATA_HASH_MISMATCH);
        assertThat(VerifierTest.failures(Workshop.verify(other, store(melody))))
                .contains(StatusCode.DATA_HASH_MISMATCH);
    }

    /** arXiv:2604.24890, on exclusion ranges: what is left out of the hash may be changed by anybody. */
    @Test
    void theExclusionCoversMusic() {
        ByteRange notes = new ByteRange(50, 8);
        for (byte[] plain : List.of(Workshop.midi(1), Workshop.wav(30))) {
            byte[] beside = forged(plain, store -> List.of(notes, store));
            byte[] around = forged(plain, store -> List.of(ByteRange.between(notes.start(), store.end())));
            byte[] whole = forged(plain, store -> List.of(store));

            assertThat(Workshop.verify(whole).state()).as("by the rules").isEqualTo(Verdict.State.TRUSTED);
            assertFails(beside, StatusCode.DATA_HASH_MISMATCH);
            assertFails(around, StatusCode.DATA_HASH_MISMATCH);
        }
    }

    /** C2PA 2.5, 14.12.1.1: ranges that overlap or run backwards could make a reader hash other bytes than it names. */
    @Test
    void exclusionsOverlapOrRunBackwards() {
        byte[] plain = Workshop.midi(1);

        assertFails(forged(plain, store -> List.of(store, store)), StatusCode.DATA_HASH_MALFORMED);
        assertFails(
                forged(plain, store -> List.of(store, new ByteRange(store.start() + 1, store.length() - 1))),
                StatusCode.DATA_HASH_MALFORMED);
        assertFails(forged(plain, store -> List.of(store, new ByteRange(20, 4))), StatusCode.DATA_HASH_MALFORMED);
    }

    /** C2PA 2.5, 14.12.1.1: an exclusion that reaches past the end lets the file grow. */
    @Test
    void theExclusionReachesPastTheEnd() {
        assertFails(
                forged(Workshop.midi(1), store -> List.of(store, new ByteRange(1L << 40, 1L << 62))),
                StatusCode.DATA_HASH_MISMATCH);
    }

    /** CVE-2013-4786 and polyglots since (PoC||GTFO 0x03): what follows the end, another program reads as another file. */
    @Test
    void bytesFollowTheEnd() {
        for (byte[] file : List.of(melody, sound)) {
            for (String tail : List.of("\0", "{\"format\":\"json\"}", "PK\3\4", "MTrk\0\0\0\4\0\u00ff/\0")) {
                byte[] longer = concat(file, tail.getBytes(StandardCharsets.ISO_8859_1));
                assertThat(Workshop.verify(longer).intact()).as(tail).isFalse();
            }
        }
    }

    /** PoC||GTFO, polyglots: what stands before the beginning makes the file one of another kind, here unknown or RIFF. */
    @Test
    void bytesStandBeforeTheBeginning() {
        byte[] riff = "RIFF\0\0\1\0RMIDdata\0\0\1\0".getBytes(StandardCharsets.ISO_8859_1);
        byte[] json = "{\"midi\":\"".getBytes(StandardCharsets.US_ASCII);

        assertThat(Workshop.verify(concat(riff, melody)).state()).isEqualTo(Verdict.State.NONE);
        assertThat(Workshop.verify(concat(json, melody)).state()).isEqualTo(Verdict.State.NONE);
    }

    /** C2PA 2.5, 14.5.1: with two stores one reader takes the first and another the last, so there is none. */
    @Test
    void thereAreTwoStores() throws Exception {
        byte[] forged = Workshop.signer(5)
                .embed(Workshop.midi(1), Workshop.melody(), Workshop.identity(SignatureAlgorithm.ES256));
        int end = melody.length - 4;
        byte[] second = Arrays.copyOfRange(forged, indexOf(forged, STORE_EVENT), forged.length - 4);
        byte[] doubled = concat(Arrays.copyOf(melody, end), second, Arrays.copyOfRange(melody, end, melody.length));
        grow(doubled, 14 + 8 + 11 + 4, second.length);

        assertNoStore(doubled, "2 manifest stores");
    }

    /** C2PA 2.5, A.3.6: in another track, or before notes, the store is not where every reader looks. */
    @Test
    void theStoreIsInTheWrongPlace() {
        int event = indexOf(melody, STORE_EVENT);
        byte[] store = Arrays.copyOfRange(melody, event, melody.length - 5);
        byte[] plain = Workshop.midi(1);
        byte[] inFirstTrack = concat(Arrays.copyOf(plain, 22), store, Arrays.copyOfRange(plain, 22, plain.length));
        grow(inFirstTrack, 18, store.length);
        byte[] beforeNotes = concat(Arrays.copyOf(plain, 41), store, Arrays.copyOfRange(plain, 41, plain.length));
        grow(beforeNotes, 37, store.length);

        assertNoStore(inFirstTrack, "track");
        assertNoStore(beforeNotes, "End of Track");
    }

    /** encypherai/c2pa-conformance-suite, truncation: no part of a file passes for the whole. */
    @Test
    void theFileIsCutOff() {
        for (byte[] file : List.of(melody, sound)) {
            for (int length = 0; length < file.length; length += 5) {
                assertThat(Workshop.verify(Arrays.copyOf(file, length)).intact())
                        .isFalse();
            }
        }
    }

    private static void assertFails(byte[] file, String code) {
        Verdict verdict = Workshop.verify(file);
        assertThat(verdict.intact()).isFalse();
        assertThat(VerifierTest.failures(verdict)).contains(code);
    }

    private static void assertNoStore(byte[] file, String why) {
        Verdict verdict = Workshop.verify(file);
        assertThat(verdict.intact()).isFalse();
        assertThat(verdict.manifests()).isEmpty();
        assertThat(verdict.checks().get(0).detail()).contains(why);
    }

    /** The file with a rightly signed store that leaves these ranges out of the hash; given is the range of the store. */
    private static byte[] forged(byte[] plain, Function<ByteRange, List<ByteRange>> exclusions) {
        Carrier carrier = carrier(plain);
        int length = 0;
        for (byte[] store = new byte[1200]; store.length != length; ) {
            length = store.length;
            Placement placement = carrier.reserve(plain, length);
            store = forgery(placement.bytes(), exclusions.apply(placement.exclusion()))
                    .store();
        }
        Placement placement = carrier.reserve(plain, length);
        byte[] store = forgery(placement.bytes(), exclusions.apply(placement.exclusion()))
                .store();
        return carrier.fill(placement, store);
    }

    private static Forgery forgery(byte[] file, List<ByteRange> exclusions) {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        long position = 0;
        for (ByteRange range : exclusions) {
            int end = (int) Math.min(file.length, range.start());
            rest.write(file, (int) position, Math.max(0, end - (int) position));
            position = Math.min(file.length, Math.max(position, range.end()));
        }
        rest.write(file, (int) position, (int) (file.length - position));
        byte[] hashed = rest.toByteArray();
        return new Forgery()
                .with(ActionsAssertion.all(Action.created(DigitalSourceType.DIGITAL_CREATION)))
                .with(new DataHashAssertion(
                        new ArrayList<>(exclusions),
                        Optional.empty(),
                        new CborValue.Bytes(HashAlgorithm.SHA256.hash(hashed, 0, hashed.length)),
                        new CborValue.Bytes(new byte[0])));
    }

    private static Carrier carrier(byte[] file) {
        return Carrier.detect(ByteSource.of(file)).orElseThrow();
    }

    private static byte[] store(byte[] file) {
        return ((Located.Found) carrier(file).locate(ByteSource.of(file))).store();
    }

    private static byte[] embedded(byte[] file, byte[] store) {
        return carrier(file).fill(carrier(file).reserve(file, store.length), store);
    }

    private static int indexOf(byte[] bytes, byte[] part) {
        for (int i = 0; ; i++) {
            if (Arrays.mismatch(bytes, i, i + part.length, part, 0, part.length) < 0) {
                return i;
            }
        }
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** Adds to the big-endian length of a chunk. */
    private static void grow(byte[] file, int lengthField, int by) {
        ByteBuffer buffer = ByteBuffer.wrap(file);
        buffer.putInt(lengthField, buffer.getInt(lengthField) + by);
    }
}
