package dev.stemma.generator.session;

import dev.stemma.generator.corpus.CorpusException;
import dev.stemma.generator.corpus.WorkList;
import dev.stemma.generator.model.BaseRate;
import dev.stemma.generator.model.BaseRate.Among;
import dev.stemma.generator.model.Matching;
import dev.stemma.generator.model.ModelException;
import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.model.Sharing;
import dev.stemma.generator.model.SharingCount;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Tradition;
import dev.stemma.generator.music.TraditionBlend;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

/**
 * How much of a model's melodies the works have that it learnt from, beside how much of each work of the tradition other
 * works have: from the model folder alone, by the index of runs.
 *
 * @param among with which works melodies and works are compared
 * @param melodies composed; {@code refused} more requests could not be met
 * @param intervals of the melodies, by {@link Matching#INTERVALS}
 * @param withRhythm of the melodies, by {@link Matching#WITH_RHYTHM}
 * @param works the same of the works
 */
public record CopyRate(
        Tradition tradition,
        Among among,
        int melodies,
        int refused,
        Sharing intervals,
        Sharing withRhythm,
        BaseRate works) {
    /** Heading of the section that {@link #section} gives. */
    public static final String HEADING = "## How near its melodies come to the works";

    /**
     * Composes by the seeds 1 to {@code count} and counts, among all works and among those of the tradition.
     *
     * @param wish for each melody, with a tradition
     * @throws ModelException if the model states no base rate of the tradition, or its list of works is damaged
     */
    public static List<CopyRate> of(ModelFolder model, Wish wish, int count) throws ModelException {
        Tradition tradition = wish.tradition()
                .map(TraditionBlend::main)
                .orElseThrow(() -> new IllegalArgumentException("copy rates are counted by tradition, found none"));
        List<List<Note>> melodies = new ArrayList<>();
        Composer composer = new Composer(model);
        for (long seed = 1; seed <= count; seed++) {
            try {
                melodies.add(
                        composer.compose(composer.complete(wish, seed)).melody().notes());
            } catch (RequestException e) {
                continue; // counted as refused
            }
        }
        List<Tradition> traditions = traditions(model);
        List<CopyRate> rates = new ArrayList<>();
        for (Among among : Among.values()) {
            IntPredicate others =
                    work -> among == Among.ALL || traditions.get(work).equals(tradition);
            rates.add(new CopyRate(
                    tradition,
                    among,
                    melodies.size(),
                    count - melodies.size(),
                    sharing(model, Matching.INTERVALS, melodies, others),
                    sharing(model, Matching.WITH_RHYTHM, melodies, others),
                    model.config()
                            .baseRate(tradition, among)
                            .orElseThrow(() ->
                                    new ModelException(model.config().id() + " states no base rate of " + tradition))));
        }
        return rates;
    }

    private static Sharing sharing(
            ModelFolder model, Matching matching, List<List<Note>> melodies, IntPredicate others) {
        SharingCount counted = new SharingCount(model.index(), matching);
        melodies.forEach(notes -> counted.add(List.of(notes), others));
        return counted.sharing();
    }

    private static List<Tradition> traditions(ModelFolder model) throws ModelException {
        WorkList works = model.works();
        List<Tradition> traditions = new ArrayList<>();
        try {
            for (int i = 0; i < works.size(); i++) {
                traditions.add(works.work(i).tradition());
            }
        } catch (CorpusException e) {
            throw new ModelException(e.getMessage(), e);
        }
        return traditions;
    }

    /** Whether no more of the melodies than of the works is found in other works, by interval runs. */
    public boolean isAtMostThatOfWorks() {
        return intervals.rate() <= works.intervals().rate();
    }

    /** The section of a model's card, in Markdown, from its heading to its last line. */
    public static String section(List<CopyRate> rates) {
        StringBuilder text = new StringBuilder(HEADING).append("\n\n");
        text.append("Runs of ").append(Sharing.GRAM).append("""
                 notes (ten intervals) that a work has too, and the longest run shared with one (median, 95 of 100, most), \
                in whatever key: melodies composed / works of the tradition, whole, compared with \
                other works. By `benchmarks/run copy`.

                | tradition | compared with | melodies | runs seen | with rhythm | longest run | with rhythm |
                |---|---|---|---|---|---|---|
                """);
        for (CopyRate rate : rates) {
            text.append("| %s | %s | %d | %s | %s | %s | %s |\n"
                    .formatted(
                            rate.tradition(),
                            rate.among() == Among.ALL
                                    ? "all works"
                                    : "its " + rate.works().works() + " works",
                            rate.melodies(),
                            seen(rate.intervals(), rate.works().intervals()),
                            seen(rate.withRhythm(), rate.works().withRhythm()),
                            longest(rate.intervals(), rate.works().intervals()),
                            longest(rate.withRhythm(), rate.works().withRhythm())));
        }
        return text.toString();
    }

    private static String seen(Sharing melodies, Sharing works) {
        return String.format(Locale.ROOT, "%.2f%% / %.2f%%", 100 * melodies.rate(), 100 * works.rate());
    }

    private static String longest(Sharing melodies, Sharing works) {
        return longest(melodies) + " / " + longest(works);
    }

    private static String longest(Sharing sharing) {
        return sharing.median() + ", " + sharing.ninetyFifth() + ", " + sharing.longest();
    }
}
