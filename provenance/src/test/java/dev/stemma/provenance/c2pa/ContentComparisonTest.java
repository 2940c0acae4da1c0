package dev.stemma.provenance.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.provenance.asset.ByteRange;
import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.c2pa.ContentComparison.Change;
import dev.stemma.provenance.cbor.CborReader;
import dev.stemma.provenance.cbor.CborWriter;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentComparisonTest {
    private static final ByteRange NOTHING = new ByteRange(0, 0);

    @Test
    void aChangedByteIsFoundInItsBlock() {
        byte[] signed = random(1, 1_000);
        byte[] now = signed.clone();
        now[130] ^= 1;

        assertThat(changes(signed, now)).containsExactly(new Change(new ByteRange(120, 20), 20));
    }

    @Test
    void insertedAndRemovedBytesDoNotHideTheRest() {
        byte[] signed = random(2, 4_096);
        byte[] inserted = replace(signed, 160, 0, random(3, 12));
        byte[] both = replace(inserted, 2_000, 40, new byte[0]);

        assertThat(changes(signed, inserted)).containsExactly(new Change(new ByteRange(160, 12), 0));
        assertThat(changes(signed, both))
                .hasSize(2)
                .allSatisfy(change -> assertThat(change.place().length()).isLessThan(64));
    }

    @Test
    void theEndMayBeCutOffOrGrow() {
        byte[] signed = random(4, 1_000);

        assertThat(changes(signed, Arrays.copyOf(signed, 500))).containsExactly(new Change(new ByteRange(500, 0), 500));
        assertThat(changes(signed, replace(signed, 1_000, 0, new byte[50])))
                .containsExactly(new Change(new ByteRange(1_000, 50), 0));
        assertThat(changes(signed, new byte[0])).containsExactly(new Change(NOTHING, 1_000));
    }

    @Test
    void partsThatChangedPlacesAreTold() {
        byte[] signed = random(5, 8_192);
        byte[] swapped = replace(
                replace(signed, 0, 4_096, Arrays.copyOfRange(signed, 4_096, 8_192)),
                4_096,
                4_096,
                Arrays.copyOf(signed, 4_096));

        assertThat(changes(signed, swapped)).isNotEmpty();
    }

    @Test
    void silenceIsNoPlaceButItsNeighboursAre() {
        byte[] signed = replace(random(6, 100_000), 30_000, 40_000, new byte[40_000]);
        byte[] longer = replace(signed, 50_000, 0, new byte[5_000]);

        List<Change> changes = changes(signed, longer);

        assertThat(changes).hasSize(1);
        assertThat(changes.get(0).place().length() - changes.get(0).signedLength())
                .isEqualTo(5_000);
    }

    @Test
    void silenceIsFoundAgainFromWhatFollowsIt() {
        byte[] signed = replace(random(6, 100_000), 30_000, 40_000, new byte[40_000]);
        byte[] now = replace(signed, 29_990, 0, random(7, 5));
        now[now.length - 1] ^= 1;
        int block = ContentMapAssertion.Blocks.of(signed.length).size();

        List<Change> changes = changes(signed, now);

        assertThat(changes).hasSize(2);
        assertThat(changes.get(0).place().length()).isLessThan(3L * block);
    }

    /** Law: what is outside the places reported is as it was signed, and they are not more than the edits and their blocks. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void whatIsNotReportedIsUnchanged(long seed) {
        Random random = new Random(seed);
        byte[] signed = random(seed, 20 + random.nextInt(60_000));
        byte[] now = signed;
        int edits = 1 + random.nextInt(3);
        int changed = 0;
        for (int i = 0; i < edits; i++) {
            int at = random.nextInt(now.length - 10);
            byte[] other = random(seed + i + 100, random.nextInt(10));
            int removed = random.nextInt(10);
            now = replace(now, at, removed, other);
            changed += removed + other.length;
        }

        List<Change> changes = changes(signed, now);

        assertThat(outside(changes, now)).isEqualTo(outsideAsSigned(changes, signed));
        int block = ContentMapAssertion.Blocks.of(signed.length).size();
        assertThat(changes.stream().mapToLong(change -> change.place().length()).sum())
                .isLessThanOrEqualTo(changed + edits * 6L * block);
    }

    @Test
    void aMapStaysShort() {
        assertThat(encodedMap(500)).isLessThanOrEqualTo(150);
        for (int length : new int[] {1, 15, 16, 4_095, 4_096, 5_000, 1_000_000}) {
            assertThat(encodedMap(length)).isLessThanOrEqualTo(1_100);
        }
    }

    @Test
    void theLengthOfAMapIsKnownBeforeTheContentIs() throws Exception {
        for (int length : new int[] {1, 20, 255, 256, 65_530, 65_540}) {
            ContentMapAssertion.Blocks blocks = ContentMapAssertion.Blocks.of(length);
            ContentMapAssertion map = ContentMapAssertion.of(content(random(8, length + 10)), blocks);

            byte[] encoded = CborWriter.write(map.toCbor());

            assertThat(encoded)
                    .hasSameSizeAs(CborWriter.write(
                            ContentMapAssertion.placeholder(blocks).toCbor()));
            assertThat(ContentMapAssertion.read(CborReader.read(encoded).asMap().orElseThrow()))
                    .isEqualTo(map);
        }
    }

    /** An attacker may choose both the map and the content: here every place looks like a block, and none can be confirmed. */
    @Test
    void theTimeIsLinearWhateverTheContentIs() {
        byte[] signed = random(9, 400_000);
        int block = ContentMapAssertion.Blocks.of(signed.length).size();
        signed = replace(signed, 100 * block, block, new byte[block]);
        CountingSource zeros = new CountingSource(new byte[400_000]);

        ContentComparison.changes(new Content(zeros, NOTHING), map(signed));

        assertThat(zeros.count).isLessThan(10L * 400_000);
    }

    @Test
    void theHashOfABlockIsTheOneDescribed() {
        byte[] abc = {'a', 'b', 'c', 'd', 'e'};
        long sum = 0;
        for (byte letter : abc) {
            sum = sum * 0x9E3779B97F4A7C15L + letter + 1;
        }
        int expected = (int) ((sum ^ sum >>> 32) * 0xD6E8FEB86659FD93L >>> 32);

        assertThat(content(abc).hash(0, 5)).isEqualTo(expected);
    }

    @Test
    void aWindowThatMovesHasTheHashOfWhatItShows() {
        Content content = new Content(ByteSource.of(random(10, 70_000)), new ByteRange(500, 100));
        RollingWindow window = new RollingWindow(content, 333, content.length());
        window.moveTo(0);
        for (; window.isInside(); window.step()) {
            if (window.position() % 97 == 0 || window.position() > 69_500) {
                assertThat(window.hash()).isEqualTo(content.hash(window.position(), window.position() + 333));
            }
        }
        assertThat(window.position()).isEqualTo(content.length() - 332);
    }

    @Test
    void aPlaceAroundTheCredentialsIsTwoPlacesOfTheFile() {
        Content content = new Content(ByteSource.of(new byte[100]), new ByteRange(40, 20));

        assertThat(content.inFile(new ByteRange(10, 30))).containsExactly(new ByteRange(10, 30));
        assertThat(content.inFile(new ByteRange(40, 5))).containsExactly(new ByteRange(60, 5));
        assertThat(content.inFile(new ByteRange(30, 20))).containsExactly(new ByteRange(30, 10), new ByteRange(60, 10));
    }

    private static final class CountingSource implements ByteSource {
        private final ByteSource source;
        private long count;

        CountingSource(byte[] bytes) {
            this.source = ByteSource.of(bytes);
        }

        @Override
        public long length() {
            return source.length();
        }

        @Override
        public void read(long position, byte[] buffer, int offset, int bytes) {
            count += bytes;
            source.read(position, buffer, offset, bytes);
        }

        @Override
        public void close() {}
    }

    private static byte[] outside(List<Change> changes, byte[] now) {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        long position = 0;
        for (Change change : changes) {
            rest.write(now, (int) position, (int) (change.place().start() - position));
            position = change.place().end();
        }
        rest.write(now, (int) position, (int) (now.length - position));
        return rest.toByteArray();
    }

    private static byte[] outsideAsSigned(List<Change> changes, byte[] signed) {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        long position = 0;
        long end = 0;
        for (Change change : changes) {
            long kept = change.place().start() - end;
            rest.write(signed, (int) position, (int) kept);
            position += kept + change.signedLength();
            end = change.place().end();
        }
        rest.write(signed, (int) position, (int) (signed.length - position));
        return rest.toByteArray();
    }

    private static int encodedMap(int length) {
        return CborWriter.write(map(new byte[length]).toCbor()).length;
    }

    private static List<Change> changes(byte[] signed, byte[] now) {
        return ContentComparison.changes(content(now), map(signed));
    }

    private static ContentMapAssertion map(byte[] signed) {
        return ContentMapAssertion.of(content(signed), ContentMapAssertion.Blocks.of(signed.length));
    }

    private static Content content(byte[] bytes) {
        return new Content(ByteSource.of(bytes), NOTHING);
    }

    private static byte[] random(long seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static byte[] replace(byte[] bytes, int start, int removed, byte[] inserted) {
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        Stream.of(
                        Arrays.copyOf(bytes, start),
                        inserted,
                        Arrays.copyOfRange(bytes, Math.min(bytes.length, start + removed), bytes.length))
                .forEach(result::writeBytes);
        return result.toByteArray();
    }
}
