package nn.onnx.portable;

import java.util.function.LongToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Graph;
import nn.op.Ops;
import nn.op.Value;

/**
 * Holds a number for each of the steps that a file can take.
 *
 * @param numbers from the first step on
 * @param type what they are in the graph
 */
record StepTable(double[] numbers, ElementType type) {
    /** Computes the numbers of so many steps. */
    static StepTable of(int count, ElementType type, LongToDoubleFunction number) {
        return new StepTable(LongStream.range(0, count).mapToDouble(number).toArray(), type);
    }

    /** Tells whether all steps have the same number, so that no table is needed. */
    boolean isConstant() {
        return DoubleStream.of(numbers).allMatch(number -> number == numbers[0]);
    }

    /** Finds the numbers of some steps; steps beyond the table end in ONNX Runtime's own error. */
    Value at(Graph graph, Value places) {
        return Ops.gather(graph.constant(type, new Dims(numbers.length), numbers), places, 0);
    }
}
