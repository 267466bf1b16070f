package nn.onnx.file;

import java.util.Map;
import nn.data.NnException;
import nn.onnx.proto.Field;
import nn.onnx.proto.Message;

/**
 * Refuses attributes that end the process in ONNX Runtime, or let it run without end: found by putting odd numbers into each
 * attribute of the files of ONNX's own tests.
 *
 * @param least the least number that an attribute may be
 * @param most the greatest
 */
record Bounds(long least, long most) {
    private static final Bounds COUNT = new Bounds(1, 1 << 20);
    private static final Bounds AXES = new Bounds(0, 64);

    private static final Map<String, Bounds> GROUPS = Map.of("group", COUNT);

    private static final Map<String, Map<String, Bounds>> OF = Map.of(
            "Attention",
            Map.of("q_num_heads", COUNT, "kv_num_heads", COUNT),
            "Conv",
            GROUPS,
            "ConvInteger",
            GROUPS,
            "ConvTranspose",
            GROUPS,
            "GatherND",
            Map.of("batch_dims", AXES),
            "QLinearConv",
            GROUPS,
            "Split",
            Map.of("num_outputs", COUNT),
            "TfIdfVectorizer",
            Map.of("max_skip_count", new Bounds(0, 1 << 20)));

    static void require(Message node) {
        Map<String, Bounds> bounds = OF.getOrDefault(node.text(Field.NODE_OP_TYPE), Map.of());
        if (!bounds.isEmpty()) {
            node.messages(Field.NODE_ATTRIBUTE).forEach(attribute -> {
                Bounds bound = bounds.get(attribute.text(Field.ATTRIBUTE_NAME));
                if (bound != null && attribute.has(Field.ATTRIBUTE_I)) {
                    bound.require(node, attribute);
                }
            });
        }
    }

    private void require(Message node, Message attribute) {
        long value = attribute.number(Field.ATTRIBUTE_I);
        if (value < least || value > most) {
            throw NnException.of(
                            "the node \"%s\" (%s) must have %s from %d to %d, but has %d.",
                            node.text(Field.NODE_NAME),
                            node.text(Field.NODE_OP_TYPE),
                            attribute.text(Field.ATTRIBUTE_NAME),
                            least,
                            most,
                            value)
                    .maybe("the file is damaged: copy it again.");
        }
    }
}
