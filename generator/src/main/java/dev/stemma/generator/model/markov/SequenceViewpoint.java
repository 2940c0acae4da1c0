package dev.stemma.generator.model.markov;

import java.util.Optional;

/**
 * A viewpoint whose context is what it saw at the events before, most recent first, and the beginning of the piece where
 * that is near. What is already known of the event to be predicted (its duration, its place in the bar) may come first.
 *
 * @param <P> what the viewpoint looks at
 */
public final class SequenceViewpoint<P extends Past> implements Viewpoint<P> {
    private static final long BEGINNING = Long.MIN_VALUE;

    private final String name;
    private final int order;
    private final int symbols;
    private final Symbol<P> symbol;
    private final Element<P> element;
    private final Optional<Element<P>> present;
    private final long emptyContext;

    /**
     * @param name told apart from all other viewpoints of a mixture
     * @param order the most past events in a context
     * @param symbols number of symbols
     * @param symbol which an outcome would be
     * @param element what is seen at a past event
     * @param present what is known of the event to be predicted, if anything
     */
    public SequenceViewpoint(
            String name, int order, int symbols, Symbol<P> symbol, Element<P> element, Optional<Element<P>> present) {
        this.name = name;
        this.order = order;
        this.symbols = symbols;
        this.symbol = symbol;
        this.element = element;
        this.present = present;
        emptyContext = ContextKey.empty(name);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int symbols() {
        return symbols;
    }

    /** Turns an outcome into the viewpoint's symbol. */
    @FunctionalInterface
    public interface Symbol<P> {
        int of(P past, int outcome);
    }

    /** What is seen at event {@code event} of the piece. */
    @FunctionalInterface
    public interface Element<P> {
        long of(P past, int event);
    }

    @Override
    public int maximumContexts() {
        return 1 + order + (present.isPresent() ? 1 : 0);
    }

    @Override
    public int contexts(P past, long[] keys) {
        long key = emptyContext;
        int count = 0;
        keys[count++] = key;
        if (present.isPresent()) {
            key = ContextKey.extend(key, present.get().of(past, past.length()));
            keys[count++] = key;
        }
        for (int back = 1; back <= order; back++) {
            int event = past.length() - back;
            key = ContextKey.extend(key, event < 0 ? BEGINNING : element.of(past, event));
            keys[count++] = key;
            if (event < 0) {
                break;
            }
        }
        return count;
    }

    @Override
    public int symbol(P past, int outcome) {
        return symbol.of(past, outcome);
    }
}
