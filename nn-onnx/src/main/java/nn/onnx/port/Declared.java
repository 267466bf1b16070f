package nn.onnx.port;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nn.data.NnException;
import nn.onnx.proto.Field;
import nn.onnx.proto.Message;

/**
 * Holds what a file says of an input or output.
 *
 * @param name its name
 * @param form a tensor, or what else
 * @param element the type of a tensor's elements, or those of a sequence's or optional value's tensors, if it is said
 * @param word the whole type in words, such as {@code FLOAT} or {@code sequence of FLOAT}; empty if it is not said
 * @param hasRank whether it is said how many axes there are
 * @param dims the size of each axis, -1 for a free one
 * @param axes the name of each free axis, empty where it has none
 * @param isOptional whether the file has a value of its own for it
 */
public record Declared(
        String name,
        Form form,
        Optional<Element> element,
        String word,
        boolean hasRank,
        List<Long> dims,
        List<String> axes,
        boolean isOptional) {
    private static final int DEEPEST = 8;
    private static final String CARRIED = "/carried";
    private static final String READ = "/read";

    /** Tells tensors from what else can be a value. */
    public enum Form {
        TENSOR,
        /** Tensors one after the other. */
        SEQUENCE,
        /** A tensor, or nothing. */
        OPTIONAL,
        /** Tensors one after the other, or nothing. */
        OPTIONAL_SEQUENCE,
        /** Maps, nested sequences, sparse tensors. */
        OTHER
    }

    /** Reads ONNX's {@code ValueInfoProto}. */
    static Declared of(Message info, boolean isOptional) {
        Message type = info.message(Field.INFO_TYPE);
        Form form = form(type);
        Message tensor = tensor(type);
        boolean hasElement = form != Form.OTHER && tensor.number(Field.TYPE_ELEM_TYPE) != 0;
        boolean hasRank = form == Form.TENSOR && tensor.has(Field.TYPE_SHAPE);
        List<Long> dims = new ArrayList<>();
        List<String> axes = new ArrayList<>();
        if (hasRank) {
            tensor.message(Field.TYPE_SHAPE).messages(Field.SHAPE_DIM).forEach(dim -> {
                long size = dim.has(Field.DIM_VALUE) ? Math.max(-1, dim.number(Field.DIM_VALUE)) : -1;
                dims.add(size);
                axes.add(size < 0 ? dim.text(Field.DIM_PARAM) : "");
            });
        }
        return new Declared(
                info.text(Field.INFO_NAME),
                form,
                hasElement ? Optional.of(Element.of(tensor.number(Field.TYPE_ELEM_TYPE))) : Optional.empty(),
                word(type, 0),
                hasRank,
                List.copyOf(dims),
                List.copyOf(axes),
                isOptional);
    }

    /** Returns the type of the elements, which every input has that is made of tensors. */
    public Element type() {
        return element.orElseThrow();
    }

    private static Form form(Message type) {
        if (type.has(Field.TYPE_SEQUENCE)) {
            return hasTensors(type) ? Form.SEQUENCE : Form.OTHER;
        }
        if (type.has(Field.TYPE_OPTIONAL)) {
            Message inner = type.message(Field.TYPE_OPTIONAL).message(Field.TYPE_ELEMENT);
            return inner.has(Field.TYPE_TENSOR)
                    ? Form.OPTIONAL
                    : hasTensors(inner) ? Form.OPTIONAL_SEQUENCE : Form.OTHER;
        }
        return type.has(Field.TYPE_MAP) || type.has(Field.TYPE_SPARSE_TENSOR) ? Form.OTHER : Form.TENSOR;
    }

    private static boolean hasTensors(Message type) {
        return type.message(Field.TYPE_SEQUENCE).message(Field.TYPE_ELEMENT).has(Field.TYPE_TENSOR);
    }

    /** Finds the tensors that a value is made of. */
    private static Message tensor(Message type) {
        Message value = type.has(Field.TYPE_OPTIONAL)
                ? type.message(Field.TYPE_OPTIONAL).message(Field.TYPE_ELEMENT)
                : type;
        Message part = value.has(Field.TYPE_SEQUENCE)
                ? value.message(Field.TYPE_SEQUENCE).message(Field.TYPE_ELEMENT)
                : value;
        return part.message(Field.TYPE_TENSOR);
    }

    private static String word(Message type, int depth) {
        if (depth > DEEPEST) {
            throw NnException.of("a type is nested more than %d deep.", DEEPEST);
        }
        if (type.has(Field.TYPE_SEQUENCE)) {
            return "sequence of " + word(type.message(Field.TYPE_SEQUENCE).message(Field.TYPE_ELEMENT), depth + 1);
        }
        if (type.has(Field.TYPE_OPTIONAL)) {
            return "optional " + word(type.message(Field.TYPE_OPTIONAL).message(Field.TYPE_ELEMENT), depth + 1);
        }
        if (type.has(Field.TYPE_MAP)) {
            Message map = type.message(Field.TYPE_MAP);
            Element key = Element.of(map.number(Field.MAP_KEY));
            return "map of " + key + " to " + word(map.message(Field.MAP_VALUE), depth + 1);
        }
        boolean isSparse = type.has(Field.TYPE_SPARSE_TENSOR);
        Message tensor = type.message(isSparse ? Field.TYPE_SPARSE_TENSOR : Field.TYPE_TENSOR);
        long code = tensor.number(Field.TYPE_ELEM_TYPE);
        return (isSparse ? "sparse " : "") + (code == 0 ? "" : Element.of(code).name());
    }

    /** Returns whether it is made of several tensors. */
    public boolean isSequence() {
        return form == Form.SEQUENCE || form == Form.OPTIONAL_SEQUENCE;
    }

    /** Returns whether Java hands it over as it is. */
    boolean isAsItIs() {
        return form == Form.OTHER
                || form == Form.TENSOR
                        && element.map(each -> each == each.carrier()).orElse(true);
    }

    /** Returns whether Java reads it as it is. */
    boolean isReadable() {
        return form != Form.TENSOR || element.map(each -> each == each.reader()).orElse(true);
    }

    /** Names how an input is handed over. */
    public String carriedAs() {
        return isAsItIs() ? name : name + CARRIED;
    }

    /** Names how one of a sequence's tensors is handed over. */
    public String carriedAs(int index) {
        return name + CARRIED + index;
    }

    /** Names how an output is read. */
    public String readAs() {
        return isReadable() ? name : name + READ;
    }

    /** Adds what ONNX Runtime found out where the file is silent. */
    Declared inferred(String type, List<Long> sizes) {
        boolean isSilent = !hasRank && !sizes.isEmpty();
        return new Declared(
                name,
                form,
                element.isPresent() ? element : Element.named(type),
                word.isEmpty() ? type : word,
                hasRank || isSilent,
                isSilent ? sizes : dims,
                isSilent ? sizes.stream().map(size -> "").toList() : axes,
                isOptional);
    }

    /** Writes such as {@code input: FLOAT [batch, 784]}. */
    public static String text(String name, String type, boolean hasRank, List<Long> dims, List<String> axes) {
        if (!hasRank) {
            return name + ": " + type;
        }
        return IntStream.range(0, dims.size())
                .mapToObj(axis -> axes.get(axis).isEmpty() ? dims.get(axis).toString() : axes.get(axis))
                .collect(Collectors.joining(", ", name + ": " + type + " [", "]"));
    }

    @Override
    public String toString() {
        return text(name, word, hasRank, dims, axes);
    }
}
