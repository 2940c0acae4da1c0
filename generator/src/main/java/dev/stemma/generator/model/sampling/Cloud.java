package dev.stemma.generator.model.sampling;

import dev.stemma.generator.model.kernel.Philox;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The particles of one drawing, with their weights: mutable. */
final class Cloud {
    private static final int RESAMPLING_STREAM = 2;
    private static final int FINAL_STREAM = 3;

    private final List<Particle> particles = new ArrayList<>();
    private int resamplings;

    /** All begin as the first. */
    Cloud(Particle first, int count) {
        particles.add(first);
        while (particles.size() < count) {
            particles.add(first.copy());
        }
    }

    List<Particle> particles() {
        return particles;
    }

    int resamplings() {
        return resamplings;
    }

    /** The natural logarithm of the mean weight. */
    double logMean() {
        return logSum() - StrictMath.log(particles.size());
    }

    private double logSum() {
        return Choice.logSum(
                particles.stream().mapToDouble(particle -> particle.logWeight).toArray());
    }

    /** Weights that sum to one; none if no particle is alive. */
    private double[] weights() {
        double logSum = logSum();
        if (logSum == Double.NEGATIVE_INFINITY) {
            return new double[0];
        }
        return particles.stream()
                .mapToDouble(particle -> StrictMath.exp(particle.logWeight - logSum))
                .toArray();
    }

    /** Systematic resampling if the effective sample size is under half the particles; afterwards all weigh the same. */
    void resample(long seed, int round) {
        int count = particles.size();
        double[] weights = count == 1 ? new double[0] : weights();
        double squares = 0;
        for (double weight : weights) {
            squares += weight * weight;
        }
        if (weights.length == 0 || 1 / squares >= count / 2.0) {
            return;
        }
        double logMean = logMean();
        replace(children(weights, Philox.uniform(seed, round, 0, RESAMPLING_STREAM)));
        particles.forEach(particle -> particle.logWeight = logMean);
        resamplings++;
    }

    private static int[] children(double[] weights, double uniform) {
        int count = weights.length;
        int[] children = new int[count];
        int given = 0;
        int last = 0;
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += weights[i];
            last = weights[i] > 0 ? i : last;
            while (given < count && (given + uniform) / count < sum) {
                children[i]++;
                given++;
            }
        }
        children[last] += count - given; // the sum was rounded down
        return children;
    }

    /** Particles without children give their places to the others' children. */
    private void replace(int[] children) {
        int place = 0;
        for (int i = 0; i < children.length; i++) {
            for (int child = 1; child < children[i]; child++) {
                while (children[place] > 0) {
                    place++;
                }
                particles.set(place++, particles.get(i).copy());
            }
        }
    }

    /** One particle, drawn by weight; nothing if none is alive. */
    Optional<Particle> pick(long seed, int round) {
        double[] weights = weights();
        double target = Philox.uniform(seed, round, 0, FINAL_STREAM);
        double sum = 0;
        int chosen = -1;
        for (int i = 0; i < weights.length && sum <= target; i++) {
            chosen = weights[i] > 0 ? i : chosen;
            sum += weights[i];
        }
        return chosen < 0 ? Optional.empty() : Optional.of(particles.get(chosen));
    }
}
