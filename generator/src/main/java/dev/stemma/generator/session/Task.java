package dev.stemma.generator.session;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is to be done: a new melody, or something with a melody that is there. */
public sealed interface Task {
    /** Names under which records keep it; those of a request are others. */
    Set<String> NAMES = Set.of("continue", "fill", "vary", "keep", "lock");

    /** In the past tense, for records. */
    String done();

    /** As texts, for records: {@link #read} gives the same task again. */
    SortedMap<String, String> asTexts();

    /** There is no melody yet. */
    record Composing() implements Task {
        @Override
        public String done() {
            return "composed";
        }

        @Override
        public SortedMap<String, String> asTexts() {
            return new TreeMap<>();
        }
    }

    /** Bars are added behind it. */
    record Continuing() implements Task {
        private static final String YES = "true";

        @Override
        public String done() {
            return "continued";
        }

        @Override
        public SortedMap<String, String> asTexts() {
            SortedMap<String, String> texts = new TreeMap<>();
            texts.put("continue", YES);
            return texts;
        }
    }

    /**
     * Bars of it are written again.
     *
     * @param locked bars among them that stay
     */
    record Filling(BarRange bars, List<BarRange> locked, Keep keep) implements Task {
        public Filling {
            locked = List.copyOf(locked);
        }

        @Override
        public String done() {
            return "filled in, bars " + bars + ",";
        }

        @Override
        public SortedMap<String, String> asTexts() {
            return texts("fill", bars.toString(), locked, keep);
        }
    }

    /**
     * Some of its notes are written again.
     *
     * @param locked bars that stay
     */
    record Varying(Strength strength, List<BarRange> locked, Keep keep) implements Task {
        public Varying {
            locked = List.copyOf(locked);
        }

        @Override
        public String done() {
            return "varied";
        }

        @Override
        public SortedMap<String, String> asTexts() {
            return texts("vary", strength.label(), locked, keep);
        }
    }

    private static SortedMap<String, String> texts(String name, String value, List<BarRange> locked, Keep keep) {
        SortedMap<String, String> texts = new TreeMap<>();
        texts.put(name, value);
        texts.put("keep", keep.label());
        if (!locked.isEmpty()) {
            texts.put("lock", locked.stream().map(BarRange::toString).collect(Collectors.joining(",")));
        }
        return texts;
    }

    /**
     * Reads what {@link #asTexts} writes.
     *
     * @throws RecordException if it would not write these texts
     */
    static Task read(SortedMap<String, String> texts) throws RecordException {
        Recorded recorded = Recorded.of("the task on record", texts);
        List<String> named =
                Stream.of("continue", "fill", "vary").filter(texts::containsKey).toList();
        if (named.size() > 1) {
            throw new RecordException(
                    "the task on record is " + String.join(" and ", named) + "; expected one of them");
        }
        Task task = named.isEmpty() ? new Composing() : read(named.get(0), recorded);
        recorded.requireSame(task.asTexts());
        return task;
    }

    private static Task read(String name, Recorded recorded) throws RecordException {
        if (name.equals("continue")) {
            return new Continuing();
        }
        List<BarRange> locked = recorded.optional("lock", Task::locked).orElse(List.of());
        Keep keep = recorded.required("keep", text -> labelled(Keep.values(), Keep::label, text));
        return name.equals("fill")
                ? new Filling(recorded.required(name, BarRange::parse), locked, keep)
                : new Varying(
                        recorded.required(name, text -> labelled(Strength.values(), Strength::label, text)),
                        locked,
                        keep);
    }

    private static List<BarRange> locked(String text) {
        return Stream.of(text.split(",", -1)).map(BarRange::parse).toList();
    }

    private static <T> T labelled(T[] values, Function<T, String> label, String text) {
        return Arrays.stream(values)
                .filter(value -> label.apply(value).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "accepted: " + Arrays.stream(values).map(label).collect(Collectors.joining(", "))));
    }
}
