package nn.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nn.data.Randoms;
import nn.data.Shape;
import nn.data.Tensor;
import nn.op.ElementType;
import nn.spi.GraphPreprocessing;
import nn.spi.GraphPreprocessing.RawColumn;

/**
 * Holds rows of the world's values to verify a file by that takes them.
 *
 * @param preprocessing what makes rows of numbers of them
 * @param rows by column
 */
record RawSample(GraphPreprocessing preprocessing, List<Map<String, Object>> rows) {
    /** Draws each value from the column's examples. */
    static RawSample of(GraphPreprocessing preprocessing, int count) {
        List<Map<String, Object>> rows = new ArrayList<>();
        Randoms randoms = Randoms.of(0, "raw sample", 0);
        for (int row = 0; row < count; row++) {
            Map<String, Object> values = new HashMap<>();
            for (RawColumn column : preprocessing.inputs()) {
                List<Object> examples = JavaWords.examples(column);
                values.put(column.name(), examples.get(randoms.nextInt(examples.size())));
            }
            rows.add(values);
        }
        return new RawSample(preprocessing, rows);
    }

    /** Makes the rows that the network takes. */
    Tensor numbers(Shape row, ElementType type) {
        float[][] numbers = rows.stream().map(preprocessing::row).toArray(float[][]::new);
        Shape shape = row.batch(rows.size());
        return type == ElementType.INT32
                ? Tensor.of(
                        shape,
                        Stream.of(numbers)
                                .flatMapToInt(
                                        each -> IntStream.range(0, each.length).map(i -> (int) each[i]))
                                .toArray())
                : Tensor.of(numbers).reshape(shape);
    }

    /** Asks a file. */
    Map<String, Tensor> answers(OnnxModel file) {
        Map<String, Object> columns = new LinkedHashMap<>();
        preprocessing.inputs().forEach(column -> columns.put(column.name(), values(column)));
        return file.predict(columns);
    }

    private Object values(RawColumn column) {
        Shape shape = Shape.of(rows.size(), 1);
        List<Object> values = rows.stream().map(row -> row.get(column.name())).toList();
        if (column.isWords()) {
            return new Strings(shape, values.stream().map(String.class::cast).toList());
        }
        float[] numbers = new float[rows.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = ((Number) values.get(i)).floatValue();
        }
        return Tensor.of(shape, numbers);
    }
}
