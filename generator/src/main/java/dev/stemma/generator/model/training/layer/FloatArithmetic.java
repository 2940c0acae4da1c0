package dev.stemma.generator.model.training.layer;

import dev.stemma.generator.model.kernel.Activations;
import java.util.Arrays;

/**
 * In single precision, by the kernel's own activation functions. Loops go over one row with one store each: the shape
 * that the JVM's compilers turn into vector instructions.
 */
final class FloatArithmetic implements Arithmetic {
    private float[][] scratch = new float[8][0];

    @Override
    public void forward(LstmStep step, Matrix bias) {
        int hidden = step.hidden();
        float[] gates = read(0, step.gates());
        float[] cells = read(1, step.cellsBefore());
        float[] squashed = room(2, cells.length);
        float[] outputs = room(3, cells.length);
        float[] biases = read(4, bias);
        for (int row = 0; row < step.batch(); row++) {
            int at = row * hidden;
            int gate = 4 * at;
            addTo(gates, gate, biases, 0, 4 * hidden);
            Activations.tanh(gates, gates, gate, gate + hidden);
            Activations.sigmoid(gates, gates, gate + hidden, gate + 4 * hidden);
            renew(cells, at, gates, gate, hidden);
            Activations.tanh(cells, squashed, at, at + hidden);
            float mask = step.mask()[row];
            for (int i = 0; i < hidden; i++) {
                outputs[at + i] = mask * gates[gate + 2 * hidden + i] * squashed[at + i];
            }
            for (int i = 0; i < hidden; i++) {
                cells[at + i] *= mask;
            }
        }
        write(step.gates(), gates);
        write(step.cells(), cells);
        write(step.squashed(), squashed);
        write(step.outputs(), outputs);
    }

    private static void renew(float[] cells, int at, float[] gates, int gate, int hidden) {
        int forget = gate + hidden;
        int input = gate + 3 * hidden;
        for (int i = 0; i < hidden; i++) {
            cells[at + i] = gates[forget + i] * cells[at + i] + gates[input + i] * gates[gate + i];
        }
    }

    @Override
    public void backward(LstmStep step, Matrix outputErrors, Matrix cellErrors) {
        int hidden = step.hidden();
        float[] gates = read(0, step.gates());
        float[] before = read(1, step.cellsBefore());
        float[] squashed = read(2, step.squashed());
        float[] ofOutputs = read(3, outputErrors);
        float[] ofCells = read(4, cellErrors);
        float[] errors = room(5, gates.length);
        for (int row = 0; row < step.batch(); row++) {
            int at = row * hidden;
            float mask = step.mask()[row];
            for (int i = 0; i < hidden; i++) {
                ofOutputs[at + i] *= mask;
            }
            addCellErrors(ofCells, ofOutputs, squashed, at, gates, 4 * at + 2 * hidden, mask, hidden);
            gateErrors(errors, gates, 4 * at, ofCells, ofOutputs, before, squashed, at, hidden);
            for (int i = 0; i < hidden; i++) {
                ofCells[at + i] *= gates[4 * at + hidden + i];
            }
        }
        write(step.gates(), errors);
        write(cellErrors, ofCells);
    }

    private static void addCellErrors(
            float[] ofCells,
            float[] ofOutputs,
            float[] squashed,
            int at,
            float[] gates,
            int output,
            float mask,
            int hidden) {
        for (int i = 0; i < hidden; i++) {
            float s = squashed[at + i];
            ofCells[at + i] = mask * ofCells[at + i] + ofOutputs[at + i] * gates[output + i] * (1 - s * s);
        }
    }

    private static void gateErrors(
            float[] errors,
            float[] gates,
            int gate,
            float[] ofCells,
            float[] ofOutputs,
            float[] before,
            float[] squashed,
            int at,
            int hidden) {
        int forget = gate + hidden;
        int output = gate + 2 * hidden;
        int input = gate + 3 * hidden;
        for (int i = 0; i < hidden; i++) {
            errors[gate + i] = ofCells[at + i] * gates[input + i] * (1 - gates[gate + i] * gates[gate + i]);
        }
        for (int i = 0; i < hidden; i++) {
            errors[forget + i] = ofCells[at + i] * before[at + i] * gates[forget + i] * (1 - gates[forget + i]);
        }
        for (int i = 0; i < hidden; i++) {
            errors[output + i] = ofOutputs[at + i] * squashed[at + i] * gates[output + i] * (1 - gates[output + i]);
        }
        for (int i = 0; i < hidden; i++) {
            errors[input + i] = ofCells[at + i] * gates[gate + i] * gates[input + i] * (1 - gates[input + i]);
        }
    }

    @Override
    public void gather(ActiveFeatures features, Matrix weights, Matrix sums) {
        int columns = sums.columns();
        float[] byFeature = turned(read(0, weights), room(1, weights.length()), weights.rows(), weights.columns());
        float[] sum = room(2, columns);
        for (int row = 0; row < sums.rows(); row++) {
            Arrays.fill(sum, 0, columns, 0);
            for (int i = row * features.most(); i < (row + 1) * features.most(); i++) {
                if (features.numbers()[i] != ActiveFeatures.NONE) {
                    addTo(sum, 0, byFeature, features.numbers()[i] * columns, columns);
                }
            }
            write(sums.rows(row, 1), sum);
        }
    }

    @Override
    public void scatter(ActiveFeatures features, Matrix errors, Matrix weightErrors) {
        int columns = errors.columns();
        float[] byFeature = room(0, weightErrors.length());
        Arrays.fill(byFeature, 0, weightErrors.length(), 0);
        for (int row = 0; row < errors.rows(); row++) {
            float[] error = read(2, errors.rows(row, 1));
            for (int i = row * features.most(); i < (row + 1) * features.most(); i++) {
                if (features.numbers()[i] != ActiveFeatures.NONE) {
                    addTo(byFeature, features.numbers()[i] * columns, error, 0, columns);
                }
            }
        }
        write(weightErrors, turned(byFeature, room(1, weightErrors.length()), weightErrors.columns(), columns));
    }

    private static void addTo(float[] sums, int at, float[] numbers, int from, int length) {
        for (int i = 0; i < length; i++) {
            sums[at + i] += numbers[from + i];
        }
    }

    /** A matrix of rows by columns turned, in squares that stay in the cache. */
    private static float[] turned(float[] matrix, float[] into, int rows, int columns) {
        int square = 16;
        for (int row = 0; row < rows; row += square) {
            for (int column = 0; column < columns; column += square) {
                for (int r = row; r < Math.min(rows, row + square); r++) {
                    for (int c = column; c < Math.min(columns, column + square); c++) {
                        into[c * rows + r] = matrix[r * columns + c];
                    }
                }
            }
        }
        return into;
    }

    @Override
    public void drop(Matrix matrix, DropMask mask) {
        int threshold = mask.threshold();
        float louder = (float) (1 / mask.keep());
        float[] numbers = room(0, matrix.columns() + 1);
        int pair = 0;
        for (int row = 0; row < matrix.rows(); row++) {
            Matrix line = matrix.rows(row, 1);
            ((FloatMemory) matrix.memory()).read(line, numbers);
            for (int i = 0; i < matrix.columns(); i += 2) {
                long bits = mask.bits(pair++);
                numbers[i] *= (int) bits < threshold ? louder : 0;
                numbers[i + 1] *= (int) (bits >>> 32) < threshold ? louder : 0;
            }
            write(line, numbers);
        }
    }

    @Override
    public double crossEntropy(Matrix scores, Matrix bias, int[] targets, float[] mask) {
        float[] biases = read(0, bias);
        int columns = scores.columns();
        double loss = 0;
        for (int row = 0; row < scores.rows(); row++) {
            float[] numbers = room(1, columns);
            if (mask[row] == 0) {
                Arrays.fill(numbers, 0, columns, 0);
            } else {
                read(1, scores.rows(row, 1));
                probabilities(numbers, biases, columns);
                loss -= mask[row] * Math.log(Math.max(Float.MIN_NORMAL, numbers[targets[row]]));
                numbers[targets[row]] -= 1;
                for (int i = 0; i < columns; i++) {
                    numbers[i] *= mask[row];
                }
            }
            write(scores.rows(row, 1), numbers);
        }
        return loss;
    }

    @Override
    public void softmax(Matrix scores, Matrix bias) {
        float[] biases = read(0, bias);
        for (int row = 0; row < scores.rows(); row++) {
            float[] numbers = read(1, scores.rows(row, 1));
            probabilities(numbers, biases, scores.columns());
            write(scores.rows(row, 1), numbers);
        }
    }

    private static void probabilities(float[] scores, float[] biases, int columns) {
        float highest = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < columns; i++) {
            scores[i] += biases[i];
            highest = Math.max(highest, scores[i]);
        }
        float sum = 0;
        for (int i = 0; i < columns; i++) {
            scores[i] = (float) Math.exp(scores[i] - highest);
            sum += scores[i];
        }
        float share = 1 / sum;
        for (int i = 0; i < columns; i++) {
            scores[i] *= share;
        }
    }

    private float[] read(int place, Matrix matrix) {
        float[] numbers = room(place, matrix.length());
        ((FloatMemory) matrix.memory()).read(matrix, numbers);
        return numbers;
    }

    private static void write(Matrix matrix, float[] numbers) {
        ((FloatMemory) matrix.memory()).write(matrix, numbers);
    }

    private float[] room(int place, int length) {
        if (scratch[place].length < length) {
            scratch[place] = new float[length];
        }
        return scratch[place];
    }
}
