package dev.stemma.generator.model.mixture;

import dev.stemma.generator.model.markov.ContextKey;
import dev.stemma.generator.model.markov.Viewpoint;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * A viewpoint on tokens: what is known of the event that is due comes first in its contexts, element by element, then what
 * is seen at the events before, the latest first, up to the beginning of the piece.
 */
final class TokenViewpoint implements Viewpoint<TokenPast> {
    private static final long BEGINNING = Long.MIN_VALUE;

    private final String name;
    private final int symbols;
    private final Symbol symbol;
    private final List<ToLongFunction<TokenPast>> present;
    private final Element element;
    private final int order;
    private final long empty;

    /** Turns an outcome into the viewpoint's symbol. */
    @FunctionalInterface
    interface Symbol {
        int of(TokenPast past, int outcome);
    }

    /** What is seen at a past event of the kind that is due. */
    @FunctionalInterface
    interface Element {
        long of(TokenPast past, int event);
    }

    /**
     * @param present what is known of the event that is due
     * @param order the most past events in a context
     */
    TokenViewpoint(
            String name,
            int symbols,
            Symbol symbol,
            List<ToLongFunction<TokenPast>> present,
            Element element,
            int order) {
        this.name = name;
        this.symbols = symbols;
        this.symbol = symbol;
        this.present = List.copyOf(present);
        this.element = element;
        this.order = order;
        this.empty = ContextKey.empty(name);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int symbols() {
        return symbols;
    }

    @Override
    public int maximumContexts() {
        return 1 + present.size() + order;
    }

    @Override
    public int contexts(TokenPast past, long[] keys) {
        long key = empty;
        int count = 0;
        keys[count++] = key;
        for (int i = 0; i < present.size(); i++) {
            key = ContextKey.extend(key, present.get(i).applyAsLong(past));
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
    public int symbol(TokenPast past, int outcome) {
        return symbol.of(past, outcome);
    }
}
