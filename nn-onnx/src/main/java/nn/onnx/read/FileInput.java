package nn.onnx.read;

import java.util.ArrayList;
import java.util.List;
import nn.onnx.proto.Draft;
import nn.onnx.proto.Field;
import nn.onnx.proto.Message;

/**
 * Describes what a file takes.
 *
 * @param name its name
 * @param type ONNX's number of its type
 * @param axes what each axis is: a number, a name, or nothing
 */
record FileInput(String name, int type, List<String> axes) {
    FileInput {
        axes = List.copyOf(axes);
    }

    static FileInput of(Message info) {
        Message tensor = info.message(Field.INFO_TYPE).message(Field.TYPE_TENSOR);
        List<String> axes = new ArrayList<>();
        tensor.message(Field.TYPE_SHAPE).messages(Field.SHAPE_DIM).forEach(dim -> axes.add(axis(dim)));
        return new FileInput(info.text(Field.INFO_NAME), (int) tensor.number(Field.TYPE_ELEM_TYPE), axes);
    }

    private static String axis(Message dim) {
        return dim.has(Field.DIM_VALUE) ? Long.toString(dim.number(Field.DIM_VALUE)) : dim.text(Field.DIM_PARAM);
    }

    static boolean isNumber(String axis) {
        return axis.matches("[0-9]{1,9}");
    }

    /** Tells whether the file takes only so many rows. */
    boolean hasFixedRows() {
        return !axes.isEmpty() && isNumber(axes.get(0));
    }

    /** Writes it with any number of rows. */
    Draft draft(List<Integer> row) {
        Draft shape = new Draft().add(Field.SHAPE_DIM, new Draft().add(Field.DIM_PARAM, "batch"));
        row.forEach(size -> shape.add(Field.SHAPE_DIM, new Draft().add(Field.DIM_VALUE, (long) size)));
        Draft tensor = new Draft().add(Field.TYPE_ELEM_TYPE, type).add(Field.TYPE_SHAPE, shape);
        return new Draft().add(Field.INFO_NAME, name).add(Field.INFO_TYPE, new Draft().add(Field.TYPE_TENSOR, tensor));
    }

    @Override
    public String toString() {
        return name + " " + axes;
    }
}
