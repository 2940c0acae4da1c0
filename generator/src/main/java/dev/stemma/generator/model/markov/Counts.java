package dev.stemma.generator.model.markov;

/** How often each symbol followed each context. A context that was seen has a place; its successors are numbered from 0. */
public interface Counts {
    /** The place of a context, or -1 if nothing ever followed it. */
    int find(long key);

    /**
     * The places of contexts, each part of the next, up to the first that is not known.
     *
     * @param places receives them
     * @param ahead as long as {@code keys}, for what is loaded before it is needed; of no meaning afterwards
     * @return how many are known
     */
    default int find(long[] keys, int count, int[] places, int[] ahead) {
        int known = 0;
        while (known < count && (places[known] = find(keys[known])) >= 0) {
            known++;
        }
        return known;
    }

    /** How many events followed it. */
    default int total(int place) {
        int total = 0;
        for (int i = 0; i < successors(place); i++) {
            total += count(place, i);
        }
        return total;
    }

    /** How many different symbols followed it. */
    int successors(int place);

    /** A symbol that followed it; their order means nothing. */
    int symbol(int place, int successor);

    /** How often that symbol followed it, at least 1. */
    int count(int place, int successor);

    /**
     * Reads all that followed it at once.
     *
     * @param symbols receives them, each below its length
     * @param counts receives their counts
     * @return how many
     */
    default int read(int place, int[] symbols, int[] counts) {
        int kinds = successors(place);
        for (int i = 0; i < kinds; i++) {
            symbols[i] = symbol(place, i);
            counts[i] = count(place, i);
        }
        return kinds;
    }
}
