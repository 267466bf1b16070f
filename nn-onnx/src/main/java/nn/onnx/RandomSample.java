package nn.onnx;

import java.util.List;
import java.util.stream.IntStream;
import nn.Model;
import nn.data.Randoms;
import nn.data.Schema;
import nn.data.Shape;
import nn.data.Tensor;
import nn.op.ElementType;
import nn.spi.Network;
import nn.spi.Vocabularies;

/**
 * Draws rows to verify a file by.
 *
 * @param model whose inputs they are for, and whose schema says between what they lie
 * @param types the types of the file's inputs
 */
record RandomSample(Model model, List<ElementType> types) {
    private static final int SHORT = 3;
    private static final int LONG = 17;

    /** Draws a batch for each input, and for lengths that are known only when rows come one of shorter and one of longer ones. */
    List<List<Tensor>> samples(int count) {
        Network network = model.network();
        return network.isFree()
                ? List.of(rows(network.example(SHORT), count), rows(network.example(LONG), count))
                : List.of(rows(network, count));
    }

    private List<Tensor> rows(Network network, int count) {
        List<Integer> known = Vocabularies.of(network).sizes();
        return IntStream.range(0, types.size())
                .mapToObj(i -> {
                    Shape shape = network.inputs().get(i).shape().batch(count);
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
