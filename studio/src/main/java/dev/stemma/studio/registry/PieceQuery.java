package dev.stemma.studio.registry;

/**
 * Which pieces are looked for.
 *
 * @param search words, each of which occurs in title, tradition, model or a person's name; all pieces if blank
 * @param archived those put away, instead of the others
 * @param offset how many are passed over
 * @param limit how many are wanted at most
 */
public record PieceQuery(String search, Order order, boolean descending, boolean archived, int offset, int limit) {
    /** The last one changed first. */
    public static final PieceQuery RECENT = new PieceQuery("", Order.CHANGED, true, false, 0, 50);

    /** By what pieces are sorted. */
    public enum Order {
        CHANGED,
        CREATED,
        TITLE,
        TRADITION,
        NOTES
    }
}
