package nn.onnx.write;

import java.util.List;
import java.util.stream.LongStream;
import nn.onnx.proto.Draft;
import nn.onnx.proto.Field;

/** Writes the node that finds words' places in a list: {@code LabelEncoder}, of ONNX's ops for machine learning. */
final class WordLookup {
    /** ONNX's number of the type of texts. */
    static final int CODE = 8;

    private static final String DOMAIN = "ai.onnx.ml";
    private static final int VERSION = 2;
    private static final long UNKNOWN = -1;

    private WordLookup() {}

    /** Names the places of the words that go in by a name. */
    static String place(String input) {
        return input + "@place";
    }

    /** Writes the node; a word that is not in the list has the place -1. */
    static Draft lookup(String input, List<String> words) {
        Draft keys = attribute("keys_strings", GraphWriter.STRINGS);
        words.forEach(word -> keys.add(Field.ATTRIBUTE_STRINGS, word));
        long[] places = LongStream.range(0, words.size()).toArray();
        return new Draft()
                .add(Field.NODE_INPUT, input)
                .add(Field.NODE_OUTPUT, place(input))
                .add(Field.NODE_NAME, place(input))
                .add(Field.NODE_OP_TYPE, "LabelEncoder")
                .add(Field.NODE_ATTRIBUTE, keys)
                .add(
                        Field.NODE_ATTRIBUTE,
                        attribute("values_int64s", GraphWriter.INTS).add(Field.ATTRIBUTE_INTS, places))
                .add(
                        Field.NODE_ATTRIBUTE,
                        attribute("default_int64", GraphWriter.INT).add(Field.ATTRIBUTE_I, UNKNOWN))
                .add(Field.NODE_DOMAIN, DOMAIN);
    }

    private static Draft attribute(String name, int type) {
        return new Draft().add(Field.ATTRIBUTE_NAME, name).add(Field.ATTRIBUTE_TYPE, type);
    }

    /** Says which ops for machine learning are meant. */
    static Draft opset() {
        return new Draft().add(Field.OPSET_DOMAIN, DOMAIN).add(Field.OPSET_VERSION, VERSION);
    }
}
