package dev.stemma.generator.notation.sound;

import static dev.stemma.generator.notation.sound.Performance.RATE;

/**
 * A delay line that feeds back through a gentle low-pass: Karplus and Strong, "Digital Synthesis of Plucked-String and
 * Drum Timbres", tuned with an all-pass as in Jaffe and Smith, "Extensions of the Karplus-Strong Plucked-String
 * Algorithm" (both Computer Music Journal 7(2), 1983).
 */
final class PluckedString implements Voice {
    private static final double ATTACK = 0.001 * RATE;
    private static final double RELEASE_T60 = 0.45;
    /** Highest gain of a period; what the string would amplify it would amplify for ever. */
    private static final double LOSSLESS = 0.9999;

    /** Where the finger plucks, as a share of the string. */
    private static final double PLUCK = 0.17;

    private static final double ROUGHNESS = 0.35;

    @Override
    public void add(Tone tone, float[] mix) {
        double frequency = tone.frequency();
        double omega = 2 * StrictMath.PI * frequency / RATE;
        // Treble strings lose their overtones once a period, so they need a milder filter.
        double damping = 0.5 / (1 + frequency / 500);
        double filterLoss = StrictMath.sqrt(1 - 2 * damping * (1 - damping) * (1 - StrictMath.cos(omega)));
        double loss = Math.min(LOSSLESS, lossPerPeriod(4.8 / (1 + frequency / 1_400), frequency) / filterLoss);
        double filterDelay =
                StrictMath.atan2(damping * StrictMath.sin(omega), 1 - damping + damping * StrictMath.cos(omega))
                        / omega;
        double period = RATE / frequency - filterDelay;
        int whole = (int) (period - 0.3);
        double fraction = period - whole;
        double allPass = StrictMath.sin(omega * (1 - fraction) / 2) / StrictMath.sin(omega * (1 + fraction) / 2);

        double[] string = pluck(tone, whole);
        double released = lossPerPeriod(RELEASE_T60, frequency);
        int end = (int) Math.min(mix.length, tone.start() + tone.frames() + (long) (RELEASE * RATE));
        int release = tone.start() + tone.frames();
        double level = 0.55 * tone.velocity();
        double before = 0;
        double passIn = 0;
        double passOut = 0;
        int at = 0;
        for (int i = tone.start(); i < end; i++) {
            double out = string[at];
            double filtered = (i < release ? loss : released) * ((1 - damping) * out + damping * before);
            before = out;
            passOut = allPass * (filtered - passOut) + passIn;
            passIn = filtered;
            string[at] = passOut;
            at = at + 1 == whole ? 0 : at + 1;
            mix[i] += (float) (level * out * Envelope.smooth((i - tone.start()) / ATTACK) * Envelope.ending(i, end));
        }
    }

    private static double lossPerPeriod(double t60, double frequency) {
        return StrictMath.exp(-StrictMath.log(1000) / (t60 * frequency));
    }

    /**
     * One period of the string when the finger leaves it: the kink that the finger makes and the roughness of its
     * skin, both softened. It sums to nothing and has the same power for every tone.
     */
    private static double[] pluck(Tone tone, int length) {
        Noise noise = new Noise(tone.seed());
        double[] raw = new double[length];
        for (int i = 0; i < length; i++) {
            raw[i] = (i < PLUCK * length ? 1 - PLUCK : -PLUCK) + ROUGHNESS * noise.next();
        }
        double brightness = 0.14 + 0.42 * tone.velocity();
        double smooth = 0;
        double smoother = 0;
        double[] string = new double[length];
        double sum = 0;
        // The first time round only fills the filters, so that the period closes without a step.
        for (int i = -length; i < length; i++) {
            smooth += brightness * (raw[i < 0 ? i + length : i] - smooth);
            smoother += brightness * (smooth - smoother);
            if (i >= 0) {
                string[i] = smoother;
                sum += smoother;
            }
        }
        double energy = 0;
        for (int i = 0; i < length; i++) {
            string[i] -= sum / length;
            energy += string[i] * string[i];
        }
        double scale = 0.3 / StrictMath.sqrt(energy / length);
        for (int i = 0; i < length; i++) {
            string[i] *= scale;
        }
        return string;
    }
}
