package dev.stemma.generator.model.mixture;

/** Adam (Kingma and Ba, 2015, algorithm 1) with their constants, ascending; all rows but the first decay. */
final class AdamSteps {
    private static final double MEAN = 0.9;
    private static final double SQUARE = 0.999;
    private static final double EPSILON = 1e-8;

    private final float[][] parameters;
    private final float[][] means;
    private final float[][] squares;
    private final double decay;
    private double meanPower = 1;
    private double squarePower = 1;

    AdamSteps(float[][] parameters, double decay) {
        this.parameters = parameters;
        this.decay = decay;
        means = new float[parameters.length][];
        squares = new float[parameters.length][];
        for (int i = 0; i < parameters.length; i++) {
            means[i] = new float[parameters[i].length];
            squares[i] = new float[parameters[i].length];
        }
    }

    /** Takes a step along the mean gradient, and clears it. */
    void take(MixerGradient gradient, int examples, double rate) {
        meanPower *= MEAN;
        squarePower *= SQUARE;
        for (int row = 0; row < parameters.length; row++) {
            float[] sums = gradient.sums()[row];
            for (int i = 0; i < sums.length; i++) {
                double slope = sums[i] / examples - (row == 0 ? 0 : decay * parameters[row][i]);
                means[row][i] = (float) (MEAN * means[row][i] + (1 - MEAN) * slope);
                squares[row][i] = (float) (SQUARE * squares[row][i] + (1 - SQUARE) * slope * slope);
                double step = means[row][i] / (1 - meanPower);
                double scale = Math.sqrt(squares[row][i] / (1 - squarePower)) + EPSILON;
                parameters[row][i] += (float) (rate * step / scale);
            }
        }
        gradient.clear();
    }
}
