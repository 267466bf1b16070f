package nn.onnx;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nn.spi.GraphPreprocessing;
import nn.spi.GraphPreprocessing.RawColumn;

/**
 * Tells which words ONNX Runtime takes from Java as they are: it reads strings in Java's own UTF-8, in which characters
 * beyond U+FFFF, and U+0000, have other bytes than in a file.
 */
final class JavaWords {
    /** The first three of four bytes, a control character among them, which no text has there. */
    private static final Pattern GARBLED = Pattern.compile(
            "[\\u00f0-\\u00f4](?:[\\u0080-\\u009f][\\u0080-\\u00bf]|[\\u00a0-\\u00bf][\\u0080-\\u009f])");

    private JavaWords() {}

    static boolean carries(String word) {
        return word.chars().allMatch(c -> c != 0 && !Character.isSurrogate((char) c));
    }

    /** Tells whether a text that came out is the bytes of a character beyond U+FFFF, one by one, and then cut off. */
    static boolean isGarbled(String word) {
        return GARBLED.matcher(word).find();
    }

    /** Lists the examples by which a file can be verified. */
    static List<Object> examples(RawColumn column) {
        return column.examples().stream()
                .filter(each -> !(each instanceof String word) || carries(word))
                .toList();
    }

    static boolean carriesAll(RawColumn column) {
        return column.words().stream().allMatch(JavaWords::carries);
    }

    /** Names the columns of which nothing could be verified. */
    static Stream<String> unverified(GraphPreprocessing preprocessing) {
        return preprocessing.inputs().stream()
                .filter(column -> !carries(column.name()) || examples(column).isEmpty())
                .map(RawColumn::name);
    }
}
