package dev.stemma.studio.registry;

import dev.stemma.provenance.c2pa.Verdict;
import java.util.Optional;

/**
 * Which pieces and files are looked for.
 *
 * @param search words, each of which occurs in title, tradition, model or a person's name; of a file also in its name, its
 *     signer's, where it was found and its labels
 * @param kind only these
 * @param verdict only files of which this was found
 * @param archived those put away, instead of the others
 * @param offset how many are passed over
 * @param limit how many are wanted at most
 */
public record LibraryQuery(
        String search,
        Optional<LibraryRow.Kind> kind,
        Optional<Verdict.State> verdict,
        Optional<OriginMix> mix,
        boolean archived,
        Order order,
        boolean descending,
        int offset,
        int limit) {
    /** The last one changed or examined first. */
    public static final LibraryQuery RECENT = new LibraryQuery(
            "", Optional.empty(), Optional.empty(), Optional.empty(), false, Order.HAPPENED, true, 0, 50);

    /** Another page of the same. */
    public LibraryQuery page(int from, int most) {
        return new LibraryQuery(search, kind, verdict, mix, archived, order, descending, from, most);
    }

    /** By what they are sorted; those of which it is not known come last. */
    public enum Order {
        HAPPENED("happened"),
        TITLE("folded_title"),
        TRADITION("tradition"),
        MODEL("model"),
        NOTES("notes"),
        VERDICT("verdict"),
        SIGNER("signer");

        private final String column;

        Order(String column) {
            this.column = column;
        }

        String column() {
            return column;
        }
    }
}
