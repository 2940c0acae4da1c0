package dev.stemma.benchmarks.survey;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.benchmarks.Sample;
import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Tradition;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * What was found for one tradition.
 *
 * @param refused requests that could not be met, by seed
 * @param works those of the tradition at hand
 * @param worksRuns what some of the works share with works of other groups
 * @param predictability in the eyes of the model
 */
record TraditionSurvey(
        Tradition tradition,
        List<Composed> melodies,
        Map<Long, String> refused,
        List<Reference> works,
        List<Runs> worksRuns,
        Predictability predictability) {
    /** Notes of a shared run from which on it is called a copy. */
    static final int COPY = 11;

    private static final int NEAREST_SHOWN = 3;

    /**
     * A work.
     *
     * @param passage its beginning
     * @param key in which it ends
     */
    record Reference(Passage passage, Melody melody, Key key) {}

    private enum Promise {
        FULL("every bar exactly full", "everyBarFull", Composed::everyBarFull),
        RANGE("within the range asked for", "withinRange", Composed::withinRange),
        NOTE(
                "a note begins in every bar",
                "aNoteInEveryBar",
                composed ->
                        composed.passage().bars().size() == composed.request().bars()),
        TONIC("ends on the tonic", "endsOnTonic", Composed::endsOnTonic),
        STABLE("ends on tonic, third or fifth", "endsOnStableDegree", Composed::endsOnStableDegree);

        private final String label;
        private final String member;
        private final Predicate<Composed> test;

        Promise(String label, String member, Predicate<Composed> test) {
            this.label = label;
            this.member = member;
            this.test = test;
        }
    }

    void print(PrintStream out) {
        int count = melodies.size();
        out.printf(
                Locale.ROOT,
                "%n%s: %d melodies, %d different, %d refused; beside them %d works%n",
                tradition,
                count,
                different(),
                refused.size(),
                works.size());
        refused.forEach((seed, reason) -> out.println("  seed " + seed + ": " + reason));
        if (count == 0) {
            return;
        }
        for (Promise promise : Promise.values()) {
            out.printf(Locale.ROOT, "  %-42s %d of %d%n", promise.label, kept(promise), count);
        }
        printRuns(
                out,
                "run shared with a work, notes",
                composed -> composed.runs().whole().notes(),
                work -> work.whole().notes());
        printRuns(
                out,
                "... of pitches, whatever the rhythm",
                composed -> composed.runs().byPitch().notes(),
                work -> work.byPitch().notes());
        printPatchwork(out);
        printPredictability(out);
        out.printf(Locale.ROOT, "  %-42s %d of %d%n", "sharing " + COPY + " or more", copies(), count);
        nearest()
                .forEach(composed -> out.printf(
                        Locale.ROOT,
                        "    seed %d: %d notes of %s%n",
                        composed.request().seed(),
                        composed.runs().whole().notes(),
                        name(composed.runs().whole())));
        out.printf("  %-42s %-24s %-24s %s%n", "mean (tenth to nine tenths)", "composed", "works", "odd");
        for (Manner manner : Manner.values()) {
            String theirs = works.isEmpty() ? "" : String.format(Locale.ROOT, "%.0f%%", 100 * worksShare(manner));
            out.printf(
                    Locale.ROOT,
                    "  %-42s %-24s %s%n",
                    manner.label(),
                    String.format(Locale.ROOT, "%.0f%%", 100 * share(manner)),
                    theirs);
        }
        for (Figure figure : Figure.values()) {
            Sample ours = figures(figure);
            out.printf(Locale.ROOT, "  %-42s %-24s", figure.label(), text(ours));
            if (!works.isEmpty()) {
                out.printf(Locale.ROOT, " %-24s %3.0f%%", text(referenceFigures(figure)), 100 * odd(figure));
            }
            out.println();
        }
    }

    private void printRuns(
            PrintStream out, String label, ToDoubleFunction<Composed> ours, ToDoubleFunction<Runs> theirs) {
        out.printf(
                Locale.ROOT,
                "  %-42s median %.0f, most %.0f",
                label,
                ours(ours).median(),
                ours(ours).most());
        if (!works.isEmpty()) {
            out.printf(
                    Locale.ROOT,
                    "; works with one another: median %.0f, most %.0f",
                    theirs(theirs).median(),
                    theirs(theirs).most());
        }
        out.println();
    }

    private void printPatchwork(PrintStream out) {
        Sample ours = ours(composed -> composed.runs().patchwork());
        out.printf(
                Locale.ROOT,
                "  %-42s median %.0f%%, most %.0f%%",
                "notes in runs of " + Runs.PATCH + " or more of one work",
                100 * ours.median(),
                100 * ours.most());
        if (!works.isEmpty()) {
            Sample theirs = theirs(Runs::patchwork);
            out.printf(Locale.ROOT, "; works: median %.0f%%, most %.0f%%", 100 * theirs.median(), 100 * theirs.most());
        }
        out.println();
    }

    private void printPredictability(PrintStream out) {
        out.printf(
                Locale.ROOT,
                "  %-42s composed %.2f",
                "bits a note, by the model",
                predictability.composed().perNote());
        if (predictability.works() > 0) {
            out.printf(
                    Locale.ROOT,
                    "; %d works not learnt: %.2f",
                    predictability.works(),
                    predictability.heldOut().perNote());
        }
        out.println();
    }

    private static String text(Sample sample) {
        return String.format(
                Locale.ROOT, "%.2f (%.2f to %.2f)", sample.mean(), sample.quantile(0.1), sample.quantile(0.9));
    }

    void addTo(ObjectNode json) {
        json.put("melodies", melodies.size()).put("different", different());
        ObjectNode refusals = json.putObject("refused");
        refused.forEach((seed, reason) -> refusals.put(Long.toString(seed), reason));
        json.put("works", works.size());
        if (melodies.isEmpty()) {
            return;
        }
        for (Promise promise : Promise.values()) {
            json.put(promise.member, (double) kept(promise) / melodies.size());
        }
        ObjectNode bits = json.putObject("bitsPerNote");
        bits.put("composed", predictability.composed().perNote()).put("worksNotLearnt", predictability.works());
        if (predictability.works() > 0) {
            bits.put("works", predictability.heldOut().perNote());
        }
        ObjectNode manners = json.putObject("manners");
        for (Manner manner : Manner.values()) {
            ObjectNode both = manners.putObject(manner.name().toLowerCase(Locale.ROOT));
            both.put("counts", manner.label()).put("composed", share(manner));
            if (!works.isEmpty()) {
                both.put("works", worksShare(manner));
            }
        }
        ObjectNode run = json.putObject("longestRunSharedWithAWork");
        add(run.putObject("composedPatchwork"), ours(composed -> composed.runs().patchwork()));
        run.put("copies", copies());
        add(run.putObject("composed"), ours(composed -> composed.runs().whole().notes()));
        add(
                run.putObject("composedByPitch"),
                ours(composed -> composed.runs().byPitch().notes()));
        if (!works.isEmpty()) {
            add(run.putObject("works"), theirs(work -> work.whole().notes()));
            add(run.putObject("worksPatchwork"), theirs(Runs::patchwork));
            add(run.putObject("worksByPitch"), theirs(work -> work.byPitch().notes()));
        }
        melodies.forEach(composed -> run.withArray("melodies")
                .addObject()
                .put("seed", composed.request().seed())
                .put("notes", composed.runs().whole().notes())
                .put("work", name(composed.runs().whole())));
        ObjectNode figures = json.putObject("figures");
        for (Figure figure : Figure.values()) {
            ObjectNode both = figures.putObject(figure.name().toLowerCase(Locale.ROOT));
            both.put("counts", figure.label());
            add(both.putObject("composed"), figures(figure));
            if (!works.isEmpty()) {
                add(both.putObject("works"), referenceFigures(figure));
                both.put("odd", odd(figure));
            }
        }
    }

    private static void add(ObjectNode json, Sample sample) {
        json.put("mean", sample.mean())
                .put("median", sample.median())
                .put("least", sample.least())
                .put("tenth", sample.quantile(0.1))
                .put("nineTenths", sample.quantile(0.9))
                .put("most", sample.most());
    }

    private long different() {
        return melodies.stream().map(Composed::notes).distinct().count();
    }

    private long kept(Promise promise) {
        return melodies.stream().filter(promise.test).count();
    }

    private double share(Manner manner) {
        return melodies.stream()
                .mapToInt(composed ->
                        manner.of(composed.melody(), composed.request().key()) ? 1 : 0)
                .average()
                .orElseThrow();
    }

    private double worksShare(Manner manner) {
        return works.stream()
                .mapToInt(work -> manner.of(work.melody(), work.key()) ? 1 : 0)
                .average()
                .orElseThrow();
    }

    private long copies() {
        return melodies.stream()
                .filter(composed -> composed.runs().whole().notes() >= COPY)
                .count();
    }

    private List<Composed> nearest() {
        return melodies.stream()
                .sorted(Comparator.comparingInt(
                                (Composed composed) -> composed.runs().whole().notes())
                        .reversed())
                .limit(NEAREST_SHOWN)
                .toList();
    }

    private static String name(Nearest nearest) {
        return nearest.work()
                .map(work -> "\"" + work.entry().title() + "\" (" + work.entry().id() + ")")
                .orElse("no work");
    }

    private Sample ours(ToDoubleFunction<Composed> run) {
        return Sample.of(melodies.stream().mapToDouble(run));
    }

    private Sample theirs(ToDoubleFunction<Runs> run) {
        return Sample.of(worksRuns.stream().mapToDouble(run));
    }

    private Sample figures(Figure figure) {
        return Sample.of(melodies.stream().map(Composed::passage).mapToDouble(figure::of));
    }

    private Sample referenceFigures(Figure figure) {
        return Sample.of(works.stream().map(Reference::passage).mapToDouble(figure::of));
    }

    /** The share of the melodies whose figure only one work in twenty exceeds, or falls short of. */
    private double odd(Figure figure) {
        Sample usual = referenceFigures(figure);
        return melodies.stream()
                .map(Composed::passage)
                .mapToDouble(figure::of)
                .map(value -> value < usual.quantile(0.05) || value > usual.quantile(0.95) ? 1 : 0)
                .average()
                .orElseThrow();
    }
}
