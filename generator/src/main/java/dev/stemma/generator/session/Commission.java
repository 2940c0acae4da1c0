package dev.stemma.generator.session;

import java.util.SortedMap;
import java.util.TreeMap;

/** What is asked of a composer: the task, and everything that with the model determines its result. */
public record Commission(Task task, Request request) {
    /** As texts, for records; the seed is not among them. {@link #read} gives the same commission again. */
    public SortedMap<String, String> asTexts() {
        SortedMap<String, String> texts = request.asTexts();
        texts.putAll(task.asTexts());
        return texts;
    }

    /**
     * Reads what {@link #asTexts} writes.
     *
     * @throws RecordException if it would not write these texts
     */
    public static Commission read(SortedMap<String, String> texts, long seed) throws RecordException {
        SortedMap<String, String> task = new TreeMap<>(texts);
        task.keySet().retainAll(Task.NAMES);
        SortedMap<String, String> request = new TreeMap<>(texts);
        request.keySet().removeAll(Task.NAMES);
        return new Commission(Task.read(task), Request.read(request, seed));
    }
}
