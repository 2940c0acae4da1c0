package dev.stemma.generator.notation.sound;

import static dev.stemma.generator.notation.sound.Performance.RATE;

/** A few harmonics that brighten with the breath, noise around the tone, and a vibrato that sets in after a while. */
final class Flute implements Voice {
    /** Harmonics of a low tone at full breath; those above the first thin out as the tone rises. */
    private static final double[] HARMONICS = {1, 0.62, 0.40, 0.17, 0.10, 0.045, 0.025};

    private static final double ATTACK = 0.055;
    private static final double RELEASE_TIME = 0.085;
    private static final double VIBRATO_RATE = 5.1;
    private static final double VIBRATO_CENTS = 6;
    private static final double VIBRATO_HERTZ = 1.8;
    private static final double SWELL = 0.12;
    private static final double TREMOLO = 0.13;
    private static final double VIBRATO_ONSET = 0.22;
    private static final double VIBRATO_RISE = 0.45;

    @Override
    public void add(Tone tone, float[] mix) {
        double step = tone.frequency() / RATE;
        double[] harmonics = harmonics(tone);
        double attack = Math.min(ATTACK, 0.6 * tone.frames() / RATE) * RATE;
        double release = RELEASE_TIME * RATE;
        int held = tone.frames();
        int end = (int) Math.min(mix.length - (long) tone.start(), held + (long) release);
        Breath breath = new Breath(tone);
        double wheelCos = StrictMath.cos(2 * StrictMath.PI * VIBRATO_RATE / RATE);
        double wheelSin = StrictMath.sin(2 * StrictMath.PI * VIBRATO_RATE / RATE);
        double depth = Math.min(StrictMath.log(2) / 1200 * VIBRATO_CENTS, VIBRATO_HERTZ / tone.frequency());
        double wheelX = 1;
        double wheelY = 0;
        double phase = 0;
        for (int i = 0; i < end; i++) {
            double turned = wheelX * wheelCos - wheelY * wheelSin;
            wheelY = wheelX * wheelSin + wheelY * wheelCos;
            wheelX = turned;
            double vibrato = Envelope.smooth((i / (double) RATE - VIBRATO_ONSET) / VIBRATO_RISE) * wheelY;
            double pressure = Envelope.smooth(i / attack) * Envelope.smooth((held + release - i) / release);
            double swell = 1 - SWELL * (1 - Envelope.smooth(i / (0.6 * RATE)));
            double blow = pressure * swell * (1 + TREMOLO * vibrato);
            phase += step * (1 + depth * vibrato);
            phase -= phase >= 1 ? 1 : 0;
            double sound = tone(phase, harmonics, blow) + breath.next(pressure, i / attack);
            mix[tone.start() + i] += (float) (0.42 * tone.velocity() * sound);
        }
    }

    private static double[] harmonics(Tone tone) {
        double[] strengths = HARMONICS.clone();
        double height = Math.max(0, Math.min(1, (tone.midi() - 60) / 30.0));
        double thin = (1 - 0.62 * height) * (0.7 + 0.4 * tone.velocity());
        for (int k = 1; k < strengths.length; k++) {
            boolean audible = (k + 1) * tone.frequency() < 12_000;
            strengths[k] = audible ? strengths[k] * StrictMath.pow(thin, k) : 0;
        }
        return strengths;
    }

    /** Sum of {@code harmonics[k-1] blow^k sin(k phase)}: the harmonics by the recurrence of multiple angles. */
    private static double tone(double phase, double[] harmonics, double blow) {
        double sin = Sine.ofTurns(phase);
        double twiceCos = 2 * Sine.ofTurns(phase + 0.25);
        double before = 0;
        double now = sin;
        double loud = blow;
        double sum = 0;
        for (double harmonic : harmonics) {
            sum += harmonic * loud * now;
            double next = twiceCos * now - before;
            before = now;
            now = next;
            loud *= blow;
        }
        return sum;
    }

    /** Noise through a resonance at the second harmonic; more of it while the tone speaks. */
    private static final class Breath {
        private final Noise noise;
        private final double feedback;
        private final double damping;
        private double last;
        private double beforeLast;

        Breath(Tone tone) {
            double centre = Math.min(6_000, 2 * tone.frequency());
            double radius = 0.955;
            noise = new Noise(tone.seed());
            feedback = 2 * radius * StrictMath.cos(2 * StrictMath.PI * centre / RATE);
            damping = radius * radius;
        }

        double next(double pressure, double sinceAttack) {
            double out = noise.next() + feedback * last - damping * beforeLast;
            beforeLast = last;
            last = out;
            double chiff = 1 + 2.2 * (1 - Envelope.smooth(sinceAttack / 2));
            return 0.005 * chiff * pressure * out;
        }
    }
}
