package nn.onnx;

import java.util.List;
import java.util.stream.IntStream;
import nn.Model;
import nn.data.Randoms;
import nn.data.Schema;
import nn.data.Shape;
import nn.data.Tensor;
import nn.op.ElementType;
import nn.spi.Vocabularies;

/**
 * Draws rows to verify a file by.
 *
 * @param model whose inputs they are for, and whose schema says between what they lie
 * @param types the types of the file's inputs
 */
record RandomSample(Model model, List<ElementType> types) {
    /** Draws a batch for each input. */
    List<Tensor> rows(int count) {
        List<Integer> known = Vocabularies.of(model.network()).sizes();
        return IntStream.range(0, types.size())
                .mapToObj(i -> {
                    Shape shape = model.network().inputs().get(i).shape().batch(count);
                    Randoms randoms = Randoms.of(0, i == 0 ? "sample" : "sample " + i, 0);
                    return known.get(i) > 0
                            ? wholeNumbers(shape, known.get(i), randoms)
                            : types.get(i) == ElementType.UINT8 ? bytes(shape, randoms) : numbers(shape, randoms);
                })
                .toList();
    }

    private static Tensor wholeNumbers(Shape shape, int known, Randoms randoms) {
        int[] numbers = new int[shape.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = randoms.nextInt(known);
        }
        return Tensor.of(shape, numbers);
    }

    private static Tensor bytes(Shape shape, Randoms randoms) {
        byte[] bytes = new byte[shape.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) randoms.nextInt(256);
        }
        return Tensor.of(shape, bytes);
    }

    /** Draws from the range that the model has seen. */
    private Tensor numbers(Shape shape, Randoms randoms) {
        Schema schema = model.schema();
        float[] values = new float[shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (schema.least() + randoms.nextDouble() * ((double) schema.most() - schema.least()));
        }
        return Tensor.of(shape, values);
    }
}
