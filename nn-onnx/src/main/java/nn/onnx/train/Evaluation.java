package nn.onnx.train;

import java.util.List;
import nn.data.Tensor;
import nn.spi.Chunk;
import nn.spi.Steps;

/** Evaluates and predicts with the weights of a training as they are. */
interface Evaluation {
    /** Evaluates each of a chunk's steps. */
    Steps evaluate(Chunk chunk);

    /** Predicts what nodes give. */
    List<Tensor> predict(List<Tensor> inputs, List<String> nodes);
}
