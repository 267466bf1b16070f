package nn.onnx;

import java.util.List;
import java.util.stream.Stream;
import nn.spi.GraphPreprocessing;
import nn.spi.GraphPreprocessing.RawColumn;

/**
 * Tells which words ONNX Runtime takes from Java as they are: it reads strings in Java's own UTF-8, in which characters
 * beyond U+FFFF, and U+0000, have other bytes than in a file.
 */
final class JavaWords {
    private JavaWords() {}

    static boolean carries(String word) {
        return word.chars().allMatch(c -> c != 0 && !Character.isSurrogate((char) c));
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
