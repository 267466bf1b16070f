package nn.op;

import java.util.Optional;
import java.util.stream.IntStream;
import nn.data.DType;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Tensor;

/**
 * Holds fixed numbers of a graph.
 *
 * @param form their type and size
 * @param tensor the numbers where they are a tensor's, such as a weight's, which are not copied
 * @param numbers the numbers elsewhere, in row-major order; empty where there is a tensor
 */
@SuppressWarnings("ArrayRecordComponent")
public record Constant(Form form, Optional<Tensor> tensor, double[] numbers) {
    /**
     * Checks that there are as many numbers as the sizes say.
     *
     * @throws NnException if there are not, or a size is not known
     */
    public Constant {
        Given.value("a constant: the numbers", numbers);
        Given.value("a constant: the form", form);
        Given.value("a constant: the tensor", tensor);
        if (!form.dims().fixed() || tensor.isEmpty() && form.dims().count(0) != numbers.length) {
            throw NnException.of("a constant %s cannot hold %d numbers.", form, numbers.length);
        }
    }

    static Constant of(Tensor tensor) {
        Given.value("Constant.of: the tensor", tensor);
        Form form = new Form(ElementType.of(tensor.type()), Dims.of(tensor.shape()));
        return new Constant(form, Optional.of(tensor), new double[0]);
    }

    /**
     * Returns the numbers wherever they stand.
     *
     * @return in row-major order
     */
    public double[] values() {
        return tensor.map(Constant::values).orElse(numbers);
    }

    private static double[] values(Tensor tensor) {
        if (tensor.type() == DType.INT32) {
            return IntStream.of(tensor.ints()).asDoubleStream().toArray();
        }
        float[] floats = tensor.floats();
        return IntStream.range(0, floats.length).mapToDouble(i -> floats[i]).toArray();
    }
}
