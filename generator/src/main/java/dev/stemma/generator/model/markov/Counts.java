package dev.stemma.generator.model.markov;

/** How often each symbol followed each context. A context that was seen has a place; its successors are numbered from 0. */
public interface Counts {
    /** The place of a context, or -1 if nothing ever followed it. */
    int find(long key);

    /** How many events followed it. */
    int total(int place);

    /** How many different symbols followed it. */
    int successors(int place);

    /** A symbol that followed it; their order means nothing. */
    int symbol(int place, int successor);

    /** How often that symbol followed it, at least 1. */
    int count(int place, int successor);
}
