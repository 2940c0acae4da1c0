package dev.stemma.generator.model.kernel;

/** A matrix of weights by which one stream or several are multiplied: the same bits, by the way that is faster. */
final class Product {
    private final float[][] rows;

    /** The rows once more, for several streams at once; laid out when first needed. */
    private volatile Tiles tiles;

    /** @param rows {@code float[rows][columns]}, not copied */
    Product(float[][] rows) {
        this.rows = rows;
    }

    /**
     * Adds {@code x[stream] rows} to the sums of each stream.
     *
     * @param sums {@code float[streams][columns]}
     * @param x {@code float[streams][rows]}
     * @param room {@link Tiles#room} for half as many pairs as there are streams
     */
    void addTo(float[][] sums, float[][] x, float[][] room) {
        if (sums.length > 1) {
            tiles().addProducts(sums, x, room);
        }
        if (sums.length % 2 == 1) {
            int last = sums.length - 1;
            Rows.addProducts(sums[last], x[last], rows);
        }
    }

    private Tiles tiles() {
        Tiles laidOut = tiles;
        if (laidOut == null) {
            laidOut = new Tiles(rows); // by two threads at once: equal, and one of them is kept
            tiles = laidOut;
        }
        return laidOut;
    }
}
