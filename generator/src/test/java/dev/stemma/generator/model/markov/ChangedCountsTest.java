package dev.stemma.generator.model.markov;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is packed quickly is what is packed at length. */
class ChangedCountsTest {
    private static final int LEAST = 2;
    private static final int KEYS = 3_000;

    private record Event(long key, int symbol) {}

    private static long key(Random random) {
        return ContextKey.extend(7, random.nextInt(KEYS));
    }

    private static List<Event> events(Random random, int count) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(new Event(random.nextInt(8) == 0 ? 5 : key(random), random.nextInt(1 + random.nextInt(60))));
        }
        return events;
    }

    private static void learn(GrowingCounts counts, List<Event> events) {
        events.forEach(event -> counts.learn(new long[] {event.key()}, 1, event.symbol()));
    }

    private static void forget(GrowingCounts counts, List<Event> events) {
        events.forEach(event -> counts.forget(new long[] {event.key()}, 1, event.symbol()));
    }

    private static long[] keys(List<Event> events) {
        return events.stream().mapToLong(Event::key).toArray();
    }

    /** What follows a context, in the order in which it is read. */
    private static List<String> read(Counts counts, long key) {
        int place = counts.find(key);
        if (place < 0) {
            return List.of();
        }
        int[] symbols = new int[256];
        int[] numbers = new int[256];
        List<String> read = new ArrayList<>(List.of("all " + counts.total(place)));
        for (int i = 0; i < counts.read(place, symbols, numbers); i++) {
            read.add(symbols[i] + " x " + numbers[i]);
        }
        return read;
    }

    private static SortedMap<Long, List<String>> all(Counts counts, List<Long> further) {
        SortedMap<Long, List<String>> all = new TreeMap<>();
        for (int i = 0; i < KEYS + 500; i++) {
            long key = ContextKey.extend(7, i);
            all.put(key, read(counts, key));
        }
        further.forEach(key -> all.put(key, read(counts, key)));
        return all;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void whatWasForgottenOrLearnedSincePackingIsAsIfAllWerePackedNow(int seed) {
        Random random = new Random(seed);
        List<Event> kept = events(random, 8_000);
        List<Event> gone = events(random, 300);
        GrowingCounts counts = new GrowingCounts();
        learn(counts, kept);
        learn(counts, gone);
        PackedCounts before = PackedCounts.of(counts.freeze(LEAST));

        forget(counts, gone);

        Counts quick = counts.packed(before, keys(gone), LEAST);
        PackedCounts whole = PackedCounts.of(counts.freeze(LEAST));
        assertThat(quick).isInstanceOf(ChangedCounts.class);
        assertThat(all(quick, List.of(5L))).isEqualTo(all(whole, List.of(5L)));
        assertThat(all(quick, List.of(5L))).isNotEqualTo(all(before, List.of(5L)));
        learn(counts, gone);
        assertThat(all(counts.packed(before, keys(gone), LEAST), List.of(5L))).isEqualTo(all(before, List.of(5L)));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1})
    void ofTwoContextsThatArePackedAlikeTheRightOneRemains(long forgotten) {
        long[] alike = {0x1234_5678_9ABC_0000L, 0x1234_5678_9ABC_0001L};
        GrowingCounts counts = new GrowingCounts();
        for (long key : alike) {
            learn(counts, List.of(new Event(key, (int) key & 1), new Event(key, 7)));
        }
        PackedCounts before = PackedCounts.of(counts.freeze(LEAST));
        List<Event> gone = List.of(new Event(alike[(int) forgotten], (int) forgotten));

        forget(counts, gone);

        assertThat(read(counts.packed(before, keys(gone), LEAST), alike[0]))
                .isEqualTo(read(PackedCounts.of(counts.freeze(LEAST)), alike[0]));
    }
}
