package nn.onnx.file;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import nn.data.NnException;
import nn.onnx.proto.Field;
import nn.onnx.proto.Message;
import nn.op.ElementType;

/** Looks through all graphs of a file for what must not reach native code, nor make us take memory on its word. */
final class Soundness {
    private static final int DEEPEST = 16;

    private final ExternalData external;
    private boolean readsBeside;

    Soundness(Path file) {
        this.external = new ExternalData(file);
    }

    void require(Message model) {
        Message graph = model.message(Field.MODEL_GRAPH);
        if (!graph.has(Field.GRAPH_OUTPUT) || !model.has(Field.MODEL_OPSET_IMPORT)) {
            throw NnException.of("the file holds no network: it has no graph, no output or no opset.")
                    .maybe("it is another kind of file, or empty.");
        }
        requireGraph(graph, 0);
        model.messages(Field.MODEL_TRAINING_INFO)
                .flatMap(training -> training.messages(Field.TRAINING_ALGORITHM))
                .forEach(algorithm -> requireGraph(algorithm, 0));
        model.messages(Field.MODEL_FUNCTIONS).forEach(function -> {
            function.messages(Field.FUNCTION_ATTRIBUTE).forEach(standard -> requireAttribute(standard, 0));
            function.messages(Field.FUNCTION_NODE).forEach(node -> requireNode(node, 0));
        });
    }

    /** Tells, after {@link #require}, whether a tensor's numbers stand in another file. */
    boolean readsBeside() {
        return readsBeside;
    }

    private void requireGraph(Message graph, int depth) {
        if (depth > DEEPEST) {
            throw NnException.of("the file nests graphs more than %d deep.", DEEPEST);
        }
        graph.messages(Field.GRAPH_INITIALIZER).forEach(this::requireTensor);
        graph.messages(Field.GRAPH_SPARSE_INITIALIZER).forEach(this::requireSparse);
        Amounts amounts = new Amounts(graph);
        graph.messages(Field.GRAPH_NODE).forEach(node -> {
            amounts.require(node);
            requireNode(node, depth);
        });
    }

    private void requireNode(Message node, int depth) {
        Bounds.require(node);
        node.messages(Field.NODE_ATTRIBUTE).forEach(attribute -> requireAttribute(attribute, depth));
    }

    private void requireAttribute(Message attribute, int depth) {
        Stream.concat(attribute.messages(Field.ATTRIBUTE_T), attribute.messages(Field.ATTRIBUTE_TENSORS))
                .forEach(this::requireTensor);
        Stream.concat(
                        attribute.messages(Field.ATTRIBUTE_SPARSE_TENSOR),
                        attribute.messages(Field.ATTRIBUTE_SPARSE_TENSORS))
                .forEach(this::requireSparse);
        Stream.concat(attribute.messages(Field.ATTRIBUTE_G), attribute.messages(Field.ATTRIBUTE_GRAPHS))
                .forEach(graph -> requireGraph(graph, depth + 1));
    }

    private void requireSparse(Message sparse) {
        requireTensor(sparse.message(Field.SPARSE_VALUES));
        requireTensor(sparse.message(Field.SPARSE_INDICES));
    }

    private void requireTensor(Message tensor) {
        String name = tensor.text(Field.TENSOR_NAME);
        long[] dims = tensor.numbers(Field.TENSOR_DIMS);
        long size = size(name, dims);
        long bytes = tensor.bytes(Field.TENSOR_RAW_DATA).remaining();
        if (tensor.number(Field.TENSOR_DATA_TYPE) == ElementType.FLOAT32.code() && bytes > 0 && bytes != 4 * size) {
            throw NnException.of(
                            "the tensor \"%s\" %s needs %d bytes, but has %d.",
                            name, Arrays.toString(dims), 4 * size, bytes)
                    .maybe("the file is damaged: copy it again.");
        }
        if (tensor.has(Field.TENSOR_EXTERNAL_DATA)) {
            readsBeside = true;
            external.require(name, tensor);
        }
    }

    /** Counts elements; axes of size 0 are left out, so that the others must be possible too. */
    private static long size(String name, long[] dims) {
        long size = 1;
        boolean empty = false;
        for (long dim : dims) {
            if (dim < 0 || dim > 0 && size > Integer.MAX_VALUE / dim) {
                throw NnException.of("the tensor \"%s\" claims the impossible shape %s.", name, Arrays.toString(dims));
            }
            empty |= dim == 0;
            size *= Math.max(1, dim);
        }
        return empty ? 0 : size;
    }
}
