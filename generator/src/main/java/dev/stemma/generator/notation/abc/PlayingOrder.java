package dev.stemma.generator.notation.abc;

import dev.stemma.generator.notation.NotationException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts the events of a voice in the order in which they sound: parts by {@code P:}, then within each the repeats, the
 * variant endings and the jumps.
 */
final class PlayingOrder {
    /** Events played, repeats and all. */
    static final int MAX_PLAYED = 400_000;

    final List<Event> written;
    final Warnings warnings;
    private final List<Event> played = new ArrayList<>();
    /** The key, metre and tempo in force before each event as written. */
    private final List<Map<Class<?>, Event>> states = new ArrayList<>();

    private final Map<Class<?>, Event> state = new HashMap<>();

    private PlayingOrder(List<Event> written, Warnings warnings) {
        this.written = written;
        this.warnings = warnings;
        Map<Class<?>, Event> now = Map.of();
        for (Event event : written) {
            states.add(now);
            if (isState(event)) {
                Map<Class<?>, Event> next = new HashMap<>(now);
                next.put(event.getClass(), event);
                now = next;
            }
        }
    }

    static List<Event> of(List<Event> written, String order, Warnings warnings) throws NotationException {
        PlayingOrder playing = new PlayingOrder(written, warnings);
        playing.play(order);
        return playing.played;
    }

    private static boolean isState(Event event) {
        return event instanceof Event.KeyChange
                || event instanceof Event.MetreChange
                || event instanceof Event.TempoChange;
    }

    private void play(String order) throws NotationException {
        Map<Character, int[]> parts = parts();
        String letters = parts.isEmpty() ? "" : PartOrder.expand(order, warnings);
        boolean known = letters.chars().allMatch(letter -> parts.containsKey((char) letter));
        if (letters.isEmpty() || !known) {
            if (!order.isBlank()) {
                warnings.add(
                        1,
                        "the order of parts \"" + order + "\" was left out: "
                                + (parts.isEmpty() ? "no part is marked" : "the parts marked are " + parts.keySet()));
            }
            new Passage(this, 0, written.size()).play();
            return;
        }
        new Passage(
                        this,
                        0,
                        parts.values().stream()
                                .mapToInt(range -> range[0])
                                .min()
                                .orElse(0))
                .play();
        for (char letter : letters.toCharArray()) {
            int[] range = parts.get(letter);
            new Passage(this, range[0], range[1]).play();
        }
    }

    /** From and to of each part; a name that comes twice means the first. */
    private Map<Character, int[]> parts() {
        Map<Character, int[]> parts = new HashMap<>();
        int[] open = null;
        for (int i = 0; i < written.size(); i++) {
            if (written.get(i) instanceof Event.PartMark mark) {
                if (open != null) {
                    open[1] = i;
                }
                open = new int[] {i, written.size()};
                parts.putIfAbsent(mark.name(), open);
            }
        }
        return parts;
    }

    void emit(Event event) throws NotationException {
        if (played.size() >= MAX_PLAYED) {
            throw new NotationException("line " + event.line() + ": with its repeats the tune has more than "
                    + MAX_PLAYED + " notes and signs; accepted: at most that many, or read it without repeats");
        }
        if (isState(event)) {
            state.put(event.getClass(), event);
        }
        played.add(event);
    }

    /** Playing goes on at this place: key, metre and tempo are again as written there. */
    void restore(int at) throws NotationException {
        if (at < states.size()) {
            for (Event event : states.get(at).values()) {
                if (!event.equals(state.get(event.getClass()))) {
                    emit(event);
                }
            }
        }
    }
}
