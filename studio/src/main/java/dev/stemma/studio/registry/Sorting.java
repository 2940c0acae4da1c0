package dev.stemma.studio.registry;

/**
 * In which order rows come, and which of them.
 *
 * @param column rows that have nothing in it come last
 * @param key by which the order of the others is settled, so that pages neither repeat nor miss a row
 */
record Sorting(String column, boolean descending, String key, int offset, int limit) {
    String clause() {
        return " ORDER BY " + column + " IS NULL, " + column + (descending ? " DESC" : "") + ", " + key
                + " LIMIT ? OFFSET ?";
    }
}
