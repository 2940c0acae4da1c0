package dev.stemma.provenance.asset;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * What stands in a text where a manifest store is named (C2PA 2.5, 14.5.2.4): the store itself in a {@code data:} URI, or
 * the URI of a store elsewhere. Blanks around it do not count.
 */
sealed interface StoreReference {
    /** How a store that is written into a text begins; its Base64 follows. */
    String DATA = "data:application/c2pa;base64,";

    /** The store itself, which stands encoded in {@code range} of the file. */
    record Inline(byte[] store, ByteRange range) implements StoreReference {}

    /** Where to fetch the store. */
    record Uri(String uri) implements StoreReference {}

    /** Neither: says why. */
    record Broken(String problem) implements StoreReference {}

    /** Beginning of a URI: its scheme. */
    Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*:");

    /**
     * Reads a reference.
     *
     * @param text the bytes that hold it
     * @param offset where in the file they begin
     * @throws AssetException if the store is longer than any that is read
     */
    static StoreReference read(byte[] text, long offset) {
        int start = 0;
        int end = text.length;
        while (start < end && isBlank(text[start])) {
            start++;
        }
        while (end > start && isBlank(text[end - 1])) {
            end--;
        }
        String head = new String(text, start, Math.min(end - start, DATA.length()), StandardCharsets.ISO_8859_1);
        if (head.equalsIgnoreCase(DATA)) {
            ByteRange range = ByteRange.between(offset + start + DATA.length(), offset + end);
            return inline(Arrays.copyOfRange(text, start + DATA.length(), end), range);
        }
        if (head.regionMatches(true, 0, DATA, 0, 5)) {
            return new Broken("a data: URI that does not begin " + DATA);
        }
        return SCHEME.matcher(head).find()
                ? new Uri(new String(text, start, end - start, StandardCharsets.UTF_8))
                : new Broken("neither " + DATA + "... nor another URI");
    }

    private static StoreReference inline(byte[] encoded, ByteRange range) {
        if (range.length() > StoreEncoding.BASE64.length(Carrier.MAX_STORE)) {
            throw new AssetException(
                    range.start(),
                    "a manifest store of " + range.length() + " letters of Base64; at most "
                            + StoreEncoding.BASE64.length(Carrier.MAX_STORE) + " are read");
        }
        try {
            return new Inline(StoreEncoding.BASE64.decode(encoded), range);
        } catch (IllegalArgumentException e) {
            return new Broken("broken Base64");
        }
    }

    private static boolean isBlank(byte each) {
        return each == ' ' || each == '\t' || each == '\n' || each == '\r';
    }
}
