package nn.text;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import nn.data.DType;
import nn.data.Shape;
import nn.data.Tensor;
import nn.text.Vocabulary.Output;

/** Makes the rows that a vocabulary was told to make. */
record TextRows(Vocabulary vocabulary) {
    Tensor of(List<String> texts) {
        Shape shape = Shape.of(texts.size(), vocabulary.columns());
        DType type = vocabulary.output() == Output.SEQUENCES ? DType.INT32 : DType.FLOAT32;
        ByteBuffer memory = Tensor.allocate(type, shape);
        if (type == DType.INT32) {
            sequences(texts, memory.asIntBuffer());
        } else {
            bags(texts, memory.asFloatBuffer());
        }
        return Tensor.wrap(type, shape, memory);
    }

    private void sequences(List<String> texts, IntBuffer rows) {
        int length = vocabulary.length();
        for (int i = 0; i < texts.size(); i++) {
            int[] numbers = vocabulary.numbers(texts.get(i));
            rows.put(i * length, numbers, 0, Math.min(numbers.length, length));
        }
    }

    private void bags(List<String> texts, FloatBuffer rows) {
        float[] weights = weights();
        for (String text : texts) {
            float[] row = new float[weights.length];
            for (int number : vocabulary.numbers(text)) {
                if (number > 0) {
                    row[number - 1] = vocabulary.output() == Output.MULTI_HOT ? 1 : row[number - 1] + 1;
                }
            }
            for (int i = 0; i < row.length; i++) {
                row[i] *= weights[i];
            }
            rows.put(row);
        }
    }

    /** Returns what each column is multiplied by; that of unknown words by the mean of all others. */
    private float[] weights() {
        float[] weights = new float[vocabulary.columns()];
        if (vocabulary.output() != Output.TF_IDF) {
            Arrays.fill(weights, 1);
            return weights;
        }
        for (int i = 1; i < weights.length; i++) {
            int documents = vocabulary.documents().get(i - 1);
            weights[i] = (float) Math.log(1 + (double) vocabulary.texts() / (1 + documents));
        }
        weights[0] = (float) IntStream.range(1, weights.length)
                .mapToDouble(i -> weights[i])
                .average()
                .orElseThrow();
        return weights;
    }
}
