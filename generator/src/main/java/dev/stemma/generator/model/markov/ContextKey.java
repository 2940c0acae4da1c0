package dev.stemma.generator.model.markov;

/**
 * Names contexts by 64-bit numbers: of a context's elements, most recent first, each longer context extends the key of the
 * shorter one. Mixing by multiplication and shifts as in splitmix64 (Steele, Lea and Flood, 2014). Two contexts of one
 * viewpoint share a key by accident with a probability of about n<sup>2</sup> / 2<sup>65</sup> among n contexts.
 */
public final class ContextKey {
    private ContextKey() {}

    /** The key of the empty context of a viewpoint; equal for equal names, on every machine. */
    public static long empty(String viewpoint) {
        long key = 0x5354454d4d41L;
        for (int i = 0; i < viewpoint.length(); i++) {
            key = extend(key, viewpoint.charAt(i));
        }
        return key;
    }

    /** The key of a context with one more element. */
    public static long extend(long key, long element) {
        long mixed = key ^ (element * 0x9E3779B97F4A7C15L);
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
