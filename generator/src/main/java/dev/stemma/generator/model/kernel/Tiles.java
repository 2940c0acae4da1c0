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

    /** Room for the sums of some pairs of streams. */
    static float[][] room(int pairs) {
        float[][] room = new float[pairs][];
        Arrays.setAll(room, pair -> new float[2 * STRIDE + PADDING]);
        return room;
    }

    /**
     * Adds the products to an even number of streams, as {@link Rows#addProducts} does.
     *
     * @param sums {@code float[streams][columns]}
     * @param x {@code float[streams][rows]}
     * @param room for half as many pairs as there are streams
     */
    void addProducts(float[][] sums, float[][] x, float[][] room) {
        for (int part = 0; part < tiles.length; part++) {
            int from = part * WIDTH;
            int width = width(part);
            for (int pair = 0; pair < sums.length / 2; pair++) {
                System.arraycopy(sums[2 * pair], from, room[pair], 0, width);
                System.arraycopy(sums[2 * pair + 1], from, room[pair], STRIDE, width);
            }
            for (int tile = 0; tile < tiles[part].length; tile += BLOCK) {
                for (int pair = 0; pair < sums.length / 2; pair++) {
                    addBlock(room[pair], x[2 * pair], x[2 * pair + 1], tiles[part], tile, width);
                }
            }
            for (int pair = 0; pair < sums.length / 2; pair++) {
                System.arraycopy(room[pair], 0, sums[2 * pair], from, width);
                System.arraycopy(room[pair], STRIDE, sums[2 * pair + 1], from, width);
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
