package dev.stemma.provenance.log;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where 256 hashes, or 256 entries, stand under the address of a log (C2SP tlog-tiles): {@code tile/0/x001/x234/067}, and
 * with {@code .p/12} those of which there are only twelve yet.
 *
 * @param level 0 for hashes of entries, each next one for the tiles below; {@link #ENTRIES} for the entries themselves
 * @param number from 0
 * @param width how many, 256 of a full one
 */
public record TilePath(int level, long number, int width) {
    /** In place of a level: a bundle of entries. */
    public static final int ENTRIES = -1;

    /** How many hashes or entries a full one has. */
    public static final int FULL = 256;

    private static final int MAX_LEVEL = 63;
    private static final Pattern FORM =
            Pattern.compile("tile/(entries|[0-9]|[1-9][0-9])/((?:x[0-9]{3}/){0,5}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    public TilePath {
        if (level < ENTRIES || level > MAX_LEVEL || number < 0 || width < 1 || width > FULL) {
            throw new IllegalArgumentException("no tile " + number + " of level " + level + " and width " + width);
        }
    }

    /** Reads a path without a slash before it; nothing if it is none, or not the shortest. */
    public static Optional<TilePath> parse(String path) {
        Matcher matcher = FORM.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int level = matcher.group(1).equals("entries") ? ENTRIES : Integer.parseInt(matcher.group(1));
        long number = Long.parseLong(matcher.group(2).replaceAll("[x/]", ""));
        int width = matcher.group(3) == null ? FULL : Integer.parseInt(matcher.group(3));
        if (level > MAX_LEVEL || width > FULL) {
            return Optional.empty();
        }
        return Optional.of(new TilePath(level, number, width))
                .filter(tile -> tile.toString().equals(path));
    }

    /** How wide the tile of this level and number is in a tree of that size; 0 if there is none. */
    static int width(int level, long number, long size) {
        int shift = 8 * Math.max(level, 0);
        long hashes = shift > 62 ? 0 : size >> shift;
        return number > hashes / FULL ? 0 : (int) Math.min(FULL, hashes - number * FULL);
    }

    /** Whether a tree of that size has it, as far as it asks. */
    public boolean isWithin(long size) {
        return width <= width(level, number, size);
    }

    /** Whether all of it is there, so that it never changes. */
    public boolean isFull() {
        return width == FULL;
    }

    /** The same one when it is full. */
    TilePath full() {
        return new TilePath(level, number, FULL);
    }

    /** The path, with slashes between its parts. */
    @Override
    public String toString() {
        return folder() + (isFull() ? "" : ".p/" + width);
    }

    /** The path of the full one, beside which narrower ones stand in a folder that ends with {@code .p}. */
    String folder() {
        StringBuilder path = new StringBuilder(String.format("%03d", number % 1000));
        for (long rest = number / 1000; rest > 0; rest /= 1000) {
            path.insert(0, String.format("x%03d/", rest % 1000));
        }
        return "tile/" + (level == ENTRIES ? "entries" : level) + "/" + path;
    }
}
