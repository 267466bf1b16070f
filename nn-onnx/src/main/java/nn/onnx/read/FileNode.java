package nn.onnx.read;

import java.util.List;
import java.util.Optional;
import nn.onnx.proto.Field;
import nn.onnx.proto.Message;

/**
 * Shows one op of a file.
 *
 * @param message ONNX's {@code NodeProto}
 * @param opset the version of its domain's ops
 */
record FileNode(Message message, long opset) {
    String op() {
        return message.text(Field.NODE_OP_TYPE);
    }

    /** Names the standard of which the op is; empty for ONNX's own. */
    String domain() {
        String domain = message.text(Field.NODE_DOMAIN);
        return domain.equals("ai.onnx") ? "" : domain;
    }

    List<String> inputs() {
        return message.texts(Field.NODE_INPUT).toList();
    }

    List<String> outputs() {
        return message.texts(Field.NODE_OUTPUT).toList();
    }

    /** Names the op by what it makes, which is unique. */
    String made() {
        return outputs().stream().filter(name -> !name.isEmpty()).findFirst().orElse("");
    }

    private Optional<Message> attribute(String name) {
        return message.messages(Field.NODE_ATTRIBUTE)
                .filter(attribute -> attribute.text(Field.ATTRIBUTE_NAME).equals(name))
                .reduce((before, last) -> last);
    }

    boolean has(String name) {
        return attribute(name).isPresent();
    }

    long integer(String name, long standard) {
        return attribute(name).map(each -> each.number(Field.ATTRIBUTE_I)).orElse(standard);
    }

    double number(String name, double standard) {
        return attribute(name)
                .map(each -> (double) each.real(Field.ATTRIBUTE_F))
                .orElse(standard);
    }

    String word(String name, String standard) {
        return attribute(name).map(each -> each.text(Field.ATTRIBUTE_S)).orElse(standard);
    }

    long[] integers(String name, long... standard) {
        return attribute(name).map(each -> each.numbers(Field.ATTRIBUTE_INTS)).orElse(standard);
    }

    double[] numbers(String name, double... standard) {
        return attribute(name).map(each -> each.reals(Field.ATTRIBUTE_FLOATS)).orElse(standard);
    }

    Optional<FileTensor> tensor(String name) {
        return attribute(name).map(each -> FileTensor.of(each.message(Field.ATTRIBUTE_T)));
    }

    /** Tells whether it gives other numbers each time. */
    boolean draws() {
        return op().startsWith("Random")
                || op().equals("Bernoulli")
                || op().equals("Multinomial")
                || op().equals("Dropout") && inputs().size() > 2;
    }

    boolean hasGraphs() {
        return message.messages(Field.NODE_ATTRIBUTE)
                .anyMatch(each -> each.has(Field.ATTRIBUTE_G) || each.has(Field.ATTRIBUTE_GRAPHS));
    }

    @Override
    public String toString() {
        return (domain().isEmpty() ? "" : domain() + ".") + op();
    }
}
