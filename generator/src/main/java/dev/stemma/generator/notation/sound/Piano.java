package dev.stemma.generator.notation.sound;

import static dev.stemma.generator.notation.sound.Performance.RATE;

/**
 * Partials of a stiff string, each falling at its own rate and twice: at once, then slowly, as the strings of one key
 * do together (Weinreich 1977), with the felt's knock. Fletcher's stiffness: the k-th partial lies at
 * {@code k f sqrt(1 + B k²)}.
 */
final class Piano implements Voice {
    private static final int PARTIALS = 32;
    private static final double HIGHEST = 10_000;
    /** A partial that starts below this is left out, one that falls below {@link #SILENT} is let go. */
    private static final double INAUDIBLE = 3e-4;

    private static final double SILENT = 1e-5;
    private static final int BLOCK = 1_024;
    private static final double STRIKE = 1 / 8.2;
    private static final double ATTACK = 0.003 * RATE;
    /** How fast the damper stops a string, against one second. */
    private static final double DAMPER = 9;
    /** Share of the sound that falls at once, and how much faster. */
    private static final double AT_ONCE = 0.68;

    private static final double AT_ONCE_RATIO = 2.4;
    /** The strings of a key lie a third of a cent apart. */
    private static final double DETUNED = 1.0001;

    @Override
    public void add(Tone tone, float[] mix) {
        double frequency = tone.frequency();
        double stiffness = 0.00012 + 0.0000009 * frequency;
        double corner = 900 + 2_600 * tone.velocity() * tone.velocity();
        double level = 0.5 * tone.velocity() * Math.min(1.6, 0.85 + frequency / 1_700);
        float[] envelope = envelope(tone, mix.length);
        double first = StrictMath.sqrt(1 + stiffness);
        for (int k = 1; k <= PARTIALS; k++) {
            double partial = k * frequency * StrictMath.sqrt(1 + stiffness * k * k) / first;
            if (partial > HIGHEST) {
                break;
            }
            double felt = 1 / (1 + partial * partial / (corner * corner));
            double strength = level * felt * StrictMath.sin(StrictMath.PI * k * STRIKE) / StrictMath.sqrt(k);
            double decay = 0.3 + 0.0011 * partial;
            if (Math.abs(strength) > INAUDIBLE) {
                ring(tone, envelope, mix, partial, strength, decay);
            }
        }
        knock(tone, mix);
    }

    /** Rises within three milliseconds and ends without a step. */
    private static float[] envelope(Tone tone, int mixLength) {
        long end = tone.start() + (long) tone.frames() + (long) (RELEASE * RATE);
        float[] envelope = new float[(int) Math.min(mixLength, end) - tone.start()];
        for (int i = 0; i < envelope.length; i++) {
            envelope[i] = (float) (Envelope.smooth(i / ATTACK) * Envelope.ending(i, envelope.length));
        }
        return envelope;
    }

    /**
     * Two sines that fall as {@code exp(-decay t)}, the first one faster, and faster still once the damper is down: a
     * complex rotation each a frame.
     */
    private static void ring(
            Tone tone, float[] envelope, float[] mix, double frequency, double strength, double decay) {
        double x1 = AT_ONCE * strength;
        double y1 = 0;
        double x2 = (1 - AT_ONCE) * strength;
        double y2 = 0;
        int from = 0;
        for (double damper : new double[] {0, DAMPER}) {
            double fall1 = StrictMath.exp(-(AT_ONCE_RATIO * decay + damper) / RATE);
            double fall2 = StrictMath.exp(-(decay + damper) / RATE);
            double cos1 = fall1 * StrictMath.cos(2 * StrictMath.PI * frequency / DETUNED / RATE);
            double sin1 = fall1 * StrictMath.sin(2 * StrictMath.PI * frequency / DETUNED / RATE);
            double cos2 = fall2 * StrictMath.cos(2 * StrictMath.PI * frequency * DETUNED / RATE);
            double sin2 = fall2 * StrictMath.sin(2 * StrictMath.PI * frequency * DETUNED / RATE);
            int to = damper == 0 ? Math.min(tone.frames(), envelope.length) : envelope.length;
            for (int block = from; block < to; block += BLOCK) {
                for (int i = block; i < Math.min(to, block + BLOCK); i++) {
                    double turned1 = x1 * cos1 - y1 * sin1;
                    y1 = x1 * sin1 + y1 * cos1;
                    x1 = turned1;
                    double turned2 = x2 * cos2 - y2 * sin2;
                    y2 = x2 * sin2 + y2 * cos2;
                    x2 = turned2;
                    mix[tone.start() + i] += (float) ((y1 + y2) * envelope[i]);
                }
                if (Math.abs(x1) + Math.abs(y1) + Math.abs(x2) + Math.abs(y2) < SILENT) {
                    return;
                }
            }
            from = to;
        }
    }

    /** The hammer's felt and the wood behind it: low noise of some hundredths of a second. */
    private static void knock(Tone tone, float[] mix) {
        Noise noise = new Noise(tone.seed());
        int length = RATE / 20;
        int end = Math.min(mix.length, tone.start() + length);
        double level = 0.22 * tone.velocity() * tone.velocity();
        double low = 0;
        double lower = 0;
        for (int i = tone.start(); i < end; i++) {
            double x = (i - tone.start()) / (double) length;
            low += 0.09 * (noise.next() - low);
            lower += 0.09 * (low - lower);
            double fall = (1 - x) * (1 - x) * (1 - x) * (1 - x);
            mix[i] += (float) (level * (low - 0.6 * lower) * fall * Envelope.smooth(x * 12));
        }
    }
}
