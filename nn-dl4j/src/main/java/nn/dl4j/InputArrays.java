package nn.dl4j;

import java.util.ArrayList;
import java.util.List;
import nn.data.Tensor;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Keeps arrays that batches are copied into, so that no step allocates any. */
final class InputArrays implements AutoCloseable {
    private final List<INDArray> arrays = new ArrayList<>();

    /** Copies one tensor for each input. */
    List<INDArray> of(List<Tensor> inputs) {
        if (arrays.isEmpty() || arrays.get(0).size(0) != inputs.get(0).rows()) {
            close();
            inputs.forEach(input -> arrays.add(Tensors.allocate(input.shape())));
        }
        for (int i = 0; i < inputs.size(); i++) {
            Tensors.fill(arrays.get(i), inputs.get(i));
        }
        return arrays;
    }

    @Override
    public void close() {
        arrays.forEach(INDArray::close);
        arrays.clear();
    }
}
