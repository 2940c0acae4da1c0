package dev.stemma.generator.model.evaluation;

import dev.stemma.generator.model.mixture.Regime;
import dev.stemma.generator.model.mixture.Task;
import dev.stemma.provenance.record.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Settings of IDyOM, the reference model of melodic expectation, with its figures on the eight sets of Pearce (2005),
 * chapter 6. Measured with version 1.7 ({@code mtpearce/idyom}, commit {@code 3e452f5}) and its default parameters on the
 * folds of {@link #onFixedFolds}. A set is known by its notes, whatever it is called.
 */
public enum IdyomSetting {
    /** Pitch, interval, and interval from the first note. */
    THREE_VIEWPOINTS(
            Task.PITCH,
            Regime.ONLINE,
            "three viewpoints of pitch",
            "cpitch_cpint_cpintfip",
            "2.3623 2.3173, 2.1739 2.1437, 2.3971 2.3558, 2.4102 2.3553, 2.2747 2.2276, 2.5035 2.4065, 2.0102 1.9586, "
                    + "2.5800 2.5131"),
    /** The same, long-term model unchanged by the test, with short-term model. */
    THREE_VIEWPOINTS_FROZEN(
            Task.PITCH,
            Regime.FROZEN,
            "three viewpoints of pitch, frozen",
            "cpitch_cpint_cpintfip_frozen",
            "2.418 2.377, 2.196 2.172, 2.508 2.500, 2.436 2.401, 2.403 2.383, 2.662 2.580, 2.088 2.051, 2.646 2.575"),
    /** Interval and pitch each with the duration, interval, interval from the first note. */
    FOUR_VIEWPOINTS(
            Task.PITCH_GIVEN_RHYTHM,
            Regime.ONLINE,
            "durations known, four viewpoints",
            "durations_known",
            "2.3158 2.2738, 2.0427 2.0122, 2.2828 2.2369, 2.3639 2.3033, 2.1640 2.1206, 2.4146 2.3120, 1.8998 1.8492, "
                    + "2.4775 2.4051"),
    /** Pitch, interval, and interval from the first note, each alone and with the duration. */
    SIX_VIEWPOINTS(
            Task.PITCH_GIVEN_RHYTHM,
            Regime.ONLINE,
            "durations known, six viewpoints",
            "durations_known_six",
            "2.2888 2.2463, 2.0074 1.9764, 2.2620 2.2172, 2.3396 2.2812, 2.1397 2.0952, 2.3865 2.2805, 1.8814 1.8279, "
                    + "2.4504 2.3763");

    private static final List<String> SETS = List.of(
            "1-nova", "2-chorales", "3-elsass", "4-jugoslav", "5-schweiz", "6-oesterrh", "7-kinder", "8-shanxi");
    private static final List<String> DIGESTS = List.of(
            "3d6f997301921edf3eb53fe02e24fb25ef520e872a73c3b952aeda42747c24eb",
            "213f84869798fdc6f48e0d9c8b2c2a1cbfafa578a071ca70e7cc834dbcfb78ad",
            "4197f6f7699fa2ba372214939ea96485d5363d0e4c8e965391c201767228a7f2",
            "3c9a69875e36adcaa9800d7512233186d1506acb8621c0bd9b30d8e0168ef283",
            "5a7dca6077d6ffb8fe1c6c2daba46fe76cc0c530c89ee7221d2074b335ab985d",
            "adccf29e2a4d590c578391cfbbd98ffd27ecec9cdc4dbff0d3aa61a4e5c3d842",
            "4e0e93c561f4fb462505970841b642c084fa539fb1b0807e3e5aa9b8a02c147f",
            "530595cbeb5576355f4bf4823d2c7e520030860a163bae3a778e8f77dd839ce5");
    private static final String FOLDS_SEED = "stemma-eight-sets-folds-1";
    private static final int FOLDS = 10;

    private final Task task;
    private final Regime regime;
    private final String title;
    private final String column;
    private final List<Means> figures;

    IdyomSetting(Task task, Regime regime, String title, String column, String figures) {
        this.task = task;
        this.regime = regime;
        this.title = title;
        this.column = column;
        this.figures = Arrays.stream(figures.split(", "))
                .map(pair -> pair.split(" "))
                .map(pair -> new Means(Double.parseDouble(pair[0]), Double.parseDouble(pair[1])))
                .toList();
    }

    /** The settings that were asked the same. */
    public static List<IdyomSetting> of(Task task, Regime regime) {
        return Arrays.stream(values())
                .filter(setting -> setting.task == task && setting.regime == regime)
                .toList();
    }

    /** In words, for people. */
    public String title() {
        return title;
    }

    /** Its name where figures are given melody by melody. */
    public String column() {
        return column;
    }

    /** Its figures on a set, if that is one of the eight. */
    public Optional<Means> figures(MelodySet set) {
        int place = DIGESTS.indexOf(set.digest().toString());
        return place < 0 ? Optional.empty() : Optional.of(figures.get(place));
    }

    /**
     * Whether a set is one of the eight and cut as for the figures: its melodies sorted by the lower-case hexadecimal
     * SHA-256 of {@code stemma-eight-sets-folds-1/SET/MELODY} in UTF-8, the fold being the place in that order modulo 10.
     */
    public static boolean onFixedFolds(Plan.Part part) {
        int place = DIGESTS.indexOf(part.set().digest().toString());
        return place >= 0 && fixedFolds(part.set(), SETS.get(place)).equals(part.folds());
    }

    private static Folds fixedFolds(MelodySet set, String name) {
        List<String> hashes = set.melodies().stream()
                .map(melody -> FOLDS_SEED + "/" + name + "/" + melody.name())
                .map(text -> Digest.of(text.getBytes(StandardCharsets.UTF_8)).toString())
                .toList();
        List<String> order = hashes.stream().sorted().toList();
        Map<String, Integer> ranks = new HashMap<>();
        IntStream.range(0, order.size()).forEach(rank -> ranks.put(order.get(rank), rank));
        return new Folds(hashes.stream().map(hash -> ranks.get(hash) % FOLDS).toList());
    }
}
