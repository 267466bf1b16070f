package nn.metric;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Optional;
import nn.data.DType;
import nn.data.Shape;
import nn.data.Tensor;
import nn.train.Metric;

/**
 * Counts right predictions, weighted by the sample weights: by threshold ½ for one output, by the greatest of several, as
 * Keras's {@code accuracy}.
 */
public record Accuracy() implements Metric {
    @Override
    public String name() {
        return "accuracy";
    }

    @Override
    public Accumulator start(Shape output) {
        return new Count(output.size());
    }

    private static final class Count implements Accumulator {
        private final int width;
        private double right;
        private double all;

        Count(int width) {
            this.width = width;
        }

        @Override
        public void add(Tensor predictions, Tensor targets, Optional<Tensor> sampleWeights) {
            FloatBuffer outputs = predictions.memory().asFloatBuffer();
            float[] weights = sampleWeights.map(Tensor::floats).orElse(new float[0]);
            int rows = predictions.rows();
            for (int i = 0; i < rows; i++) {
                double weight = weights.length == 0 ? 1 : weights[i];
                right += isRight(outputs, targets, i) ? weight : 0;
                all += weight;
            }
        }

        private boolean isRight(FloatBuffer outputs, Tensor targets, int row) {
            if (width == 1) {
                return outputs.get(row) > 0.5f == value(targets, row) > 0.5f;
            }
            int predicted = greatest(outputs, row);
            return targets.shape().rank() == 1
                    ? predicted == (int) value(targets, row)
                    : isGreatest(targets, row, predicted);
        }

        private int greatest(FloatBuffer values, int row) {
            int best = row * width;
            for (int i = best + 1; i < (row + 1) * width; i++) {
                if (values.get(i) > values.get(best)) {
                    best = i;
                }
            }
            return best - row * width;
        }

        private boolean isGreatest(Tensor targets, int row, int index) {
            float chosen = value(targets, row * width + index);
            for (int i = 0; i < width; i++) {
                float other = value(targets, row * width + i);
                if (other > chosen || other == chosen && i < index) {
                    return false;
                }
            }
            return true;
        }

        private static float value(Tensor tensor, int index) {
            ByteBuffer memory = tensor.memory();
            if (tensor.type() == DType.UINT8) {
                return memory.get(index) & 0xff;
            }
            return tensor.type() == DType.FLOAT32 ? memory.getFloat(index * 4) : memory.getInt(index * 4);
        }

        @Override
        public double value() {
            return right / all;
        }
    }
}
