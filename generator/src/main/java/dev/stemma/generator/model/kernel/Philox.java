package dev.stemma.generator.model.kernel;

/**
 * Random numbers without a state: each is a function of a seed and of the place where it is used, so any single draw of
 * a melody can be made again alone.
 *
 * <p>Philox4x32-10 of J. K. Salmon, M. A. Moraes, R. O. Dror and D. E. Shaw, "Parallel random numbers: as easy as 1, 2,
 * 3", SC 2011.
 */
public final class Philox {
    private static final int ROUNDS = 10;
    private static final long MULTIPLIER_0 = 0xD2511F53L;
    private static final long MULTIPLIER_1 = 0xCD9E8D57L;
    private static final int WEYL_0 = 0x9E3779B9;
    private static final int WEYL_1 = 0xBB67AE85;
    private static final long WORD = 0xFFFFFFFFL;

    private Philox() {}

    /**
     * A number in [0, 1), a multiple of 2<sup>-53</sup>.
     *
     * <p>The key is the seed (low word, high word); the counter is step, particle, stream, 0. Of the block's first two
     * words x0 and x1 the result is ((x0 &gt;&gt;&gt; 5) 2<sup>26</sup> + (x1 &gt;&gt;&gt; 6)) 2<sup>-53</sup>.
     *
     * @param step which note, or step of the model
     * @param particle which of several melodies composed side by side
     * @param stream which of several draws for the same note and particle
     */
    public static double uniform(long seed, int step, int particle, int stream) {
        int[] block = block(step, particle, stream, 0, (int) seed, (int) (seed >>> 32));
        long bits = ((long) (block[0] >>> 5) << 26) + (block[1] >>> 6);
        return bits * 0x1p-53;
    }

    /** {@link #uniform(long, int, int, int)} for stream 0. */
    public static double uniform(long seed, int step, int particle) {
        return uniform(seed, step, particle, 0);
    }

    /** The four words that a counter of four words gives under a key of two. */
    static int[] block(int counter0, int counter1, int counter2, int counter3, int key0, int key1) {
        int[] x = {counter0, counter1, counter2, counter3};
        for (int round = 0; round < ROUNDS; round++) {
            long product0 = MULTIPLIER_0 * (x[0] & WORD);
            long product1 = MULTIPLIER_1 * (x[2] & WORD);
            x[0] = (int) (product1 >>> 32) ^ x[1] ^ key0;
            x[2] = (int) (product0 >>> 32) ^ x[3] ^ key1;
            x[1] = (int) product1;
            x[3] = (int) product0;
            key0 += WEYL_0;
            key1 += WEYL_1;
        }
        return x;
    }
}
