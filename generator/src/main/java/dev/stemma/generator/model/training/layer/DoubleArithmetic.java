package dev.stemma.generator.model.training.layer;

import java.util.Arrays;

/** In double precision, written for the eye: what {@link FloatArithmetic} does, to be checked against differences. */
final class DoubleArithmetic implements Arithmetic {
    @Override
    public void forward(LstmStep step, Matrix bias) {
        int hidden = step.hidden();
        double[] gates = read(step.gates());
        double[] cells = read(step.cellsBefore());
        double[] squashed = new double[cells.length];
        double[] outputs = new double[cells.length];
        double[] biases = read(bias);
        for (int i = 0; i < gates.length; i++) {
            int column = i % (4 * hidden);
            double sum = gates[i] + biases[column];
            gates[i] = column < hidden ? StrictMath.tanh(sum) : 1 / (1 + StrictMath.exp(-sum));
        }
        for (int i = 0; i < cells.length; i++) {
            int a = gate(i, 0, hidden);
            double mask = step.mask()[i / hidden];
            double cell = gates[gate(i, 1, hidden)] * cells[i] + gates[gate(i, 3, hidden)] * gates[a];
            squashed[i] = StrictMath.tanh(cell);
            outputs[i] = mask * gates[gate(i, 2, hidden)] * squashed[i];
            cells[i] = mask * cell;
        }
        write(step.gates(), gates);
        write(step.cells(), cells);
        write(step.squashed(), squashed);
        write(step.outputs(), outputs);
    }

    /** Where the gate of a cell lies, both numbered through a batch. */
    private static int gate(int cell, int number, int hidden) {
        return (cell / hidden * 4 + number) * hidden + cell % hidden;
    }

    @Override
    public void backward(LstmStep step, Matrix outputErrors, Matrix cellErrors) {
        int hidden = step.hidden();
        double[] gates = read(step.gates());
        double[] before = read(step.cellsBefore());
        double[] squashed = read(step.squashed());
        double[] ofOutputs = read(outputErrors);
        double[] ofCells = read(cellErrors);
        double[] errors = new double[gates.length];
        for (int i = 0; i < before.length; i++) {
            double a = gates[gate(i, 0, hidden)];
            double f = gates[gate(i, 1, hidden)];
            double o = gates[gate(i, 2, hidden)];
            double g = gates[gate(i, 3, hidden)];
            double mask = step.mask()[i / hidden];
            double ofOutput = mask * ofOutputs[i];
            double ofCell = mask * ofCells[i] + ofOutput * o * (1 - squashed[i] * squashed[i]);
            errors[gate(i, 0, hidden)] = ofCell * g * (1 - a * a);
            errors[gate(i, 1, hidden)] = ofCell * before[i] * f * (1 - f);
            errors[gate(i, 2, hidden)] = ofOutput * squashed[i] * o * (1 - o);
            errors[gate(i, 3, hidden)] = ofCell * a * g * (1 - g);
            ofCells[i] = ofCell * f;
        }
        write(step.gates(), errors);
        write(cellErrors, ofCells);
    }

    @Override
    public void gather(ActiveFeatures features, Matrix weights, Matrix sums) {
        double[] weight = read(weights);
        double[] sum = new double[sums.length()];
        for (int i = 0; i < features.numbers().length; i++) {
            int feature = features.numbers()[i];
            for (int column = 0; feature != ActiveFeatures.NONE && column < sums.columns(); column++) {
                sum[i / features.most() * sums.columns() + column] += weight[column * weights.columns() + feature];
            }
        }
        write(sums, sum);
    }

    @Override
    public void scatter(ActiveFeatures features, Matrix errors, Matrix weightErrors) {
        double[] error = read(errors);
        double[] sum = new double[weightErrors.length()];
        for (int i = 0; i < features.numbers().length; i++) {
            int feature = features.numbers()[i];
            for (int column = 0; feature != ActiveFeatures.NONE && column < errors.columns(); column++) {
                sum[column * weightErrors.columns() + feature] +=
                        error[i / features.most() * errors.columns() + column];
            }
        }
        write(weightErrors, sum);
    }

    @Override
    public void drop(Matrix matrix, DropMask mask) {
        double[] numbers = read(matrix);
        int pairs = (matrix.columns() + 1) / 2;
        for (int i = 0; i < numbers.length; i++) {
            int column = i % matrix.columns();
            long bits = mask.bits(i / matrix.columns() * pairs + column / 2);
            int half = (int) (column % 2 == 0 ? bits : bits >>> 32);
            numbers[i] *= half < mask.threshold() ? 1 / mask.keep() : 0;
        }
        write(matrix, numbers);
    }

    @Override
    public double crossEntropy(Matrix scores, Matrix bias, int[] targets, float[] mask) {
        softmax(scores, bias);
        double[] errors = read(scores);
        double loss = 0;
        for (int row = 0; row < scores.rows(); row++) {
            int target = row * scores.columns() + targets[row];
            loss -= mask[row] * StrictMath.log(Math.max(Double.MIN_NORMAL, errors[target]));
            errors[target] -= 1;
            for (int i = row * scores.columns(); i < (row + 1) * scores.columns(); i++) {
                errors[i] *= mask[row];
            }
        }
        write(scores, errors);
        return loss;
    }

    @Override
    public void softmax(Matrix scores, Matrix bias) {
        double[] biases = read(bias);
        for (int row = 0; row < scores.rows(); row++) {
            double[] numbers = read(scores.rows(row, 1));
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] += biases[i];
            }
            double highest = Arrays.stream(numbers).max().orElseThrow();
            double sum = 0;
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = StrictMath.exp(numbers[i] - highest);
                sum += numbers[i];
            }
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] /= sum;
            }
            write(scores.rows(row, 1), numbers);
        }
    }

    private static double[] read(Matrix matrix) {
        double[] numbers = new double[matrix.length()];
        ((DoubleMemory) matrix.memory()).read(matrix, numbers);
        return numbers;
    }

    private static void write(Matrix matrix, double[] numbers) {
        ((DoubleMemory) matrix.memory()).write(matrix, numbers);
    }
}
