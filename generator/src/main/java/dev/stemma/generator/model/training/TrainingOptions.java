package dev.stemma.generator.model.training;

/**
 * How a network is trained.
 *
 * @param layers LSTM layers
 * @param hidden units of each
 * @param keep share of the units that dropout keeps between layers, above 0 to 1
 * @param learningRate of Adam, at the start
 * @param epochs at most
 * @param patience epochs without a better held-out figure after which training ends
 * @param batch windows to a step
 * @param window tokens to a window
 * @param heldOut share of the works kept for stopping
 * @param seed of weights, order, dropout and the held-out choice
 */
public record TrainingOptions(
        int layers,
        int hidden,
        double keep,
        double learningRate,
        int epochs,
        int patience,
        int batch,
        int window,
        double heldOut,
        long seed) {
    public TrainingOptions {
        require(layers >= 1 && layers <= 4, "1 to 4 layers", layers);
        require(hidden >= 8 && hidden <= 1024, "8 to 1024 hidden units", hidden);
        require(keep > 0 && keep <= 1, "a share kept by dropout above 0, at most 1", keep);
        require(learningRate > 0 && learningRate < 1, "a learning rate between 0 and 1", learningRate);
        require(epochs >= 1, "at least 1 epoch", epochs);
        require(patience >= 1, "a patience of at least 1 epoch", patience);
        require(batch >= 1, "at least 1 window to a step", batch);
        require(window >= 8, "windows of at least 8 tokens", window);
        require(heldOut > 0 && heldOut < 1, "a held-out share between 0 and 1", heldOut);
    }

    /** As the default model is trained. */
    public static TrainingOptions standard() {
        return new TrainingOptions(2, 256, 0.75, 2.5e-3, 14, 3, 64, 128, 0.05, 1);
    }

    /** A small network that learns a hundred tunes within a minute, for a lesson. */
    public static TrainingOptions classRoom() {
        return new TrainingOptions(1, 96, 0.8, 8e-3, 24, 4, 8, 96, 0.1, 1);
    }

    public TrainingOptions withHidden(int units) {
        return new TrainingOptions(layers, units, keep, learningRate, epochs, patience, batch, window, heldOut, seed);
    }

    public TrainingOptions withEpochs(int most) {
        return new TrainingOptions(layers, hidden, keep, learningRate, most, patience, batch, window, heldOut, seed);
    }

    public TrainingOptions withSeed(long newSeed) {
        return new TrainingOptions(
                layers, hidden, keep, learningRate, epochs, patience, batch, window, heldOut, newSeed);
    }

    private static void require(boolean holds, String expected, Object found) {
        if (!holds) {
            throw new IllegalArgumentException("training needs " + expected + ", found " + found);
        }
    }
}
