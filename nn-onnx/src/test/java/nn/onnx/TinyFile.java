package nn.onnx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import nn.onnx.proto.Draft;
import nn.onnx.proto.Field;
import nn.onnx.proto.Message;

/** Writes small files such as other programs make them, field by field. */
final class TinyFile {
    static final int FLOAT = 1;
    static final int INT64 = 7;
    static final int STRING = 8;

    private static final int STRING_DATA = 6;

    private final Draft graph = new Draft().add(Field.GRAPH_NAME, "tiny");
    private final Draft model = new Draft();
    private int opset = 18;
    private int version = 8;

    TinyFile opset(int other) {
        opset = other;
        return this;
    }

    TinyFile version(int other) {
        version = other;
        return this;
    }

    TinyFile domain(String name, int number) {
        model.add(
                Field.MODEL_OPSET_IMPORT,
                new Draft().add(Field.OPSET_DOMAIN, name).add(Field.OPSET_VERSION, number));
        return this;
    }

    /** Adds a node; names of its inputs and outputs are told apart by an arrow. */
    TinyFile node(String op, String wires, Draft... attributes) {
        return node("", op, wires, attributes);
    }

    TinyFile node(String domain, String op, String wires, Draft... attributes) {
        String[] sides = wires.split(" -> ", -1);
        Draft node = new Draft().add(Field.NODE_OP_TYPE, op).add(Field.NODE_DOMAIN, domain);
        for (String input : sides[0].isEmpty() ? new String[0] : sides[0].split(" ", -1)) {
            node.add(Field.NODE_INPUT, input);
        }
        for (String output : sides[1].split(" ", -1)) {
            node.add(Field.NODE_OUTPUT, output);
        }
        for (Draft attribute : attributes) {
            node.add(Field.NODE_ATTRIBUTE, attribute);
        }
        graph.add(Field.GRAPH_NODE, node);
        return this;
    }

    static Draft attribute(String name, long value) {
        return new Draft()
                .add(Field.ATTRIBUTE_NAME, name)
                .add(Field.ATTRIBUTE_I, value)
                .add(Field.ATTRIBUTE_TYPE, 2);
    }

    /** Adds an input; of axes numbers are sizes, names are free, and "?" is free without a name. */
    TinyFile input(String name, int type, String... axes) {
        graph.add(Field.GRAPH_INPUT, info(name, tensor(type, axes)));
        return this;
    }

    TinyFile output(String name, int type, String... axes) {
        graph.add(Field.GRAPH_OUTPUT, info(name, tensor(type, axes)));
        return this;
    }

    /** Adds an input that is a sequence. */
    TinyFile sequences(int field, String name, int type) {
        Draft inner = new Draft().add(Field.TYPE_ELEMENT, new Draft().add(Field.TYPE_TENSOR, unranked(type)));
        graph.add(field, info(name, new Draft().add(Field.TYPE_SEQUENCE, inner)));
        return this;
    }

    /** Adds an input or output of which only the type is known. */
    TinyFile unranked(int field, String name, int type) {
        graph.add(field, info(name, new Draft().add(Field.TYPE_TENSOR, unranked(type))));
        return this;
    }

    private static Draft unranked(int type) {
        return new Draft().add(Field.TYPE_ELEM_TYPE, type);
    }

    private static Draft info(String name, Draft type) {
        return new Draft().add(Field.INFO_NAME, name).add(Field.INFO_TYPE, type);
    }

    private static Draft tensor(int type, String... axes) {
        Draft shape = new Draft();
        for (String axis : axes) {
            shape.add(Field.SHAPE_DIM, axis(axis));
        }
        return new Draft().add(Field.TYPE_TENSOR, unranked(type).add(Field.TYPE_SHAPE, shape));
    }

    private static Draft axis(String axis) {
        if (axis.equals("?")) {
            return new Draft();
        }
        return axis.matches("\\d+")
                ? new Draft().add(Field.DIM_VALUE, Long.parseLong(axis))
                : new Draft().add(Field.DIM_PARAM, axis);
    }

    TinyFile floats(String name, float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return initializer(name, FLOAT, values.length, new Draft().add(Field.TENSOR_RAW_DATA, bytes));
    }

    TinyFile longs(String name, long... values) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(values);
        return initializer(name, INT64, values.length, new Draft().add(Field.TENSOR_RAW_DATA, bytes));
    }

    TinyFile texts(String name, String... values) {
        Draft data = new Draft();
        for (String value : values) {
            data.add(STRING_DATA, value);
        }
        return initializer(name, STRING, values.length, data);
    }

    /** Adds numbers that stand in a file beside this one. */
    TinyFile outside(String name, int count, String... entries) {
        Draft data = new Draft().add(Field.TENSOR_DATA_LOCATION, 1);
        for (int i = 0; i < entries.length; i += 2) {
            data.add(
                    Field.TENSOR_EXTERNAL_DATA,
                    new Draft().add(Field.ENTRY_KEY, entries[i]).add(Field.ENTRY_VALUE, entries[i + 1]));
        }
        return initializer(name, FLOAT, count, data);
    }

    private TinyFile initializer(String name, int type, int count, Draft data) {
        Draft tensor = new Draft()
                .add(Field.TENSOR_DIMS, new long[] {count})
                .add(Field.TENSOR_DATA_TYPE, type)
                .add(Field.TENSOR_NAME, name)
                .addAll(new Message(ByteBuffer.wrap(data.toByteArray())), field -> false);
        graph.add(Field.GRAPH_INITIALIZER, tensor);
        return this;
    }

    Path write(Path path) {
        try {
            return Files.write(
                    path,
                    model.add(Field.MODEL_IR_VERSION, version)
                            .add(Field.MODEL_OPSET_IMPORT, new Draft().add(Field.OPSET_VERSION, opset))
                            .add(Field.MODEL_GRAPH, graph)
                            .toByteArray());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
