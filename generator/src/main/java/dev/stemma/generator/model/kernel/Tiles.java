package dev.stemma.generator.model.kernel;

import java.util.Arrays;

/**
 * Weight rows laid out for the products of many streams at once: the sums of {@link Rows}, with the same bits, in less
 * time. Immutable.
 *
 * <p>A tile holds three rows, up to {@value #WIDTH} columns of them, in one array; the sums of two streams stand in
 * another. Each weight that is loaded serves both streams, and each sum that is loaded takes three products: as much as
 * the JVM's compiler turns into vector instructions in one loop. The rows of a tile and the sums of a pair are
 * {@value #STRIDE} places apart, an odd number of cache lines away from a page, so that none displaces another; arrays
 * fill whole cache lines, so that those allocated together are aligned alike.
 */
final class Tiles {
    private static final int WIDTH = 1024;
    private static final int STRIDE = 1200;
    private static final int ROWS = 3;

    /** What an array's header lacks to a cache line, in floats. */
    private static final int PADDING = 12;

    /** Tiles that are applied to one pair of streams after another before the next ones: they stay in the cache. */
    private static final int BLOCK = 12;

    /** Of each {@value #WIDTH} columns, the tiles from the first row to the last; the last may have fewer rows. */
    private final float[][][] tiles;

    private final int rows;
    private final int columns;

    /** @param weights {@code float[rows][columns]} */
    Tiles(float[][] weights) {
        rows = weights.length;
        columns = weights[0].length;
        tiles = new float[(columns + WIDTH - 1) / WIDTH][(rows + ROWS - 1) / ROWS][];
        for (int part = 0; part < tiles.length; part++) {
            for (int tile = 0; tile < tiles[part].length; tile++) {
                tiles[part][tile] = new float[ROWS * STRIDE + PADDING];
                for (int row = tile * ROWS; row < Math.min(rows, (tile + 1) * ROWS); row++) {
                    System.arraycopy(
                            weights[row], part * WIDTH, tiles[part][tile], (row - tile * ROWS) * STRIDE, width(part));
                }
            }
        }
    }

    private int width(int part) {
        return Math.min(WIDTH, columns - part * WIDTH);
    }

    /** The sums of an even number of streams, laid out for tiles. */
    static final class Sums {
        /** {@code float[parts][streams / 2][]}. */
        private final float[][][] pairs;

        /** @param columns the most that will be put */
        Sums(int streams, int columns) {
            pairs = new float[(columns + WIDTH - 1) / WIDTH][streams / 2][];
            for (float[][] part : pairs) {
                Arrays.setAll(part, pair -> new float[2 * STRIDE + PADDING]);
            }
        }

        /** Sets the sums of a stream. */
        void put(int stream, float[] sums) {
            for (int from = 0; from < sums.length; from += WIDTH) {
                int width = Math.min(WIDTH, sums.length - from);
                System.arraycopy(sums, from, pairs[from / WIDTH][stream / 2], stream % 2 * STRIDE, width);
            }
        }

        /** Copies the sums of a stream. */
        void get(int stream, float[] sums) {
            for (int from = 0; from < sums.length; from += WIDTH) {
                int width = Math.min(WIDTH, sums.length - from);
                System.arraycopy(pairs[from / WIDTH][stream / 2], stream % 2 * STRIDE, sums, from, width);
            }
        }
    }

    /**
     * Adds {@code x[stream] rows} to the sums of every stream.
     *
     * @param x {@code float[streams][rows]}
     */
    void addProducts(Sums sums, float[][] x) {
        for (int part = 0; part < tiles.length; part++) {
            for (int tile = 0; tile < tiles[part].length; tile += BLOCK) {
                for (int pair = 0; pair < x.length / 2; pair++) {
                    addBlock(sums.pairs[part][pair], x[2 * pair], x[2 * pair + 1], tiles[part], tile, width(part));
                }
            }
        }
    }

    private void addBlock(float[] pair, float[] x, float[] y, float[][] tiles, int first, int width) {
        for (int tile = first; tile < Math.min(tiles.length, first + BLOCK); tile++) {
            int row = tile * ROWS;
            if (row + ROWS <= rows) {
                addTile(width, pair, tiles[tile], x[row], x[row + 1], x[row + 2], y[row], y[row + 1], y[row + 2]);
            } else {
                addRows(width, pair, tiles[tile], x, y, row);
            }
        }
    }

    /** The rows of a tile that is not full. */
    private void addRows(int width, float[] pair, float[] tile, float[] x, float[] y, int first) {
        for (int row = first; row < rows; row++) {
            int at = (row - first) * STRIDE;
            for (int j = 0; j < width; j++) {
                pair[j] = pair[j] + x[row] * tile[at + j];
                pair[j + STRIDE] = pair[j + STRIDE] + y[row] * tile[at + j];
            }
        }
    }

    /** One more row or stream, and the JVM's compiler gives up on vector instructions. */
    private static void addTile(
            int width, float[] pair, float[] tile, float a, float b, float c, float d, float e, float f) {
        for (int j = 0; j < width; j++) {
            float first = tile[j];
            float second = tile[j + STRIDE];
            float third = tile[j + 2 * STRIDE];
            float x = pair[j];
            float y = pair[j + STRIDE];
            pair[j] = x + a * first + b * second + c * third;
            pair[j + STRIDE] = y + d * first + e * second + f * third;
        }
    }
}
