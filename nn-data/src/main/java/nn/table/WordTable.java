package nn.table;

import static nn.op.Ops.add;
import static nn.op.Ops.cast;
import static nn.op.Ops.constant;
import static nn.op.Ops.equal;
import static nn.op.Ops.gather;
import static nn.op.Ops.mul;
import static nn.op.Ops.reshape;
import static nn.op.Ops.sum;
import static nn.op.Ops.where;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nn.data.Shape;
import nn.data.Tensor;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Value;
import org.jspecify.annotations.Nullable;

/** Writes the numbers of all words of a column as a table, in which a graph looks them up; an unseen word's come first. */
final class WordTable {
    private final String column;
    private final boolean isNumeric;
    private final List<String> words;

    /** Collects the words of all encodings of a column; a word that stands for missing numbers is none to look up. */
    WordTable(String column, List<Feature> features) {
        List<Encoding> encodings = features.stream()
                .filter(each -> each.column().equals(column))
                .map(Feature::encoding)
                .toList();
        this.column = column;
        this.isNumeric = encodings.stream().noneMatch(WordTable::takesWords);
        this.words = encodings.stream()
                .flatMap(WordTable::words)
                .distinct()
                .filter(word -> !isNumeric || !Double.isNaN(NumberPlaces.number(word)))
                .toList();
    }

    /** Lists the words that an encoding knows. */
    static Stream<String> words(Encoding encoding) {
        if (encoding instanceof CategoryEncoding category) {
            return category.words().stream();
        }
        return encoding instanceof IndexEncoding index ? index.words().stream() : Stream.empty();
    }

    private static boolean takesWords(Encoding encoding) {
        return encoding instanceof CategoryEncoding category && !category.isNumeric()
                || encoding instanceof IndexEncoding index && !index.isNumeric();
    }

    boolean isNumeric() {
        return isNumeric;
    }

    /** Lists the words, and an empty one for a missing one. */
    List<String> places() {
        return Stream.concat(words.stream(), Stream.of("")).toList();
    }

    /** Lists a value for each row of the table; the first is one that no encoding has seen. */
    List<@Nullable Object> values() {
        List<@Nullable Object> values = new ArrayList<>();
        if (isNumeric) {
            values.add(words.stream().mapToDouble(Double::parseDouble).max().orElse(0) + 1);
            words.forEach(word -> values.add(Double.parseDouble(word)));
        } else {
            values.add(unseen());
            values.addAll(words);
        }
        values.add(null);
        return values;
    }

    private String unseen() {
        String unseen = "?";
        while (words.contains(unseen)) {
            unseen += '?';
        }
        return unseen;
    }

    Value rows(Value x, Encoding encoding) {
        List<@Nullable Object> values = values();
        float[] numbers = new float[values.size() * encoding.width()];
        new EncodedValues(column, values, encoding)
                .to((row, some) -> System.arraycopy(some, 0, numbers, row * encoding.width(), some.length));
        Tensor table = Tensor.of(Shape.of(values.size(), encoding.width()), numbers);
        Value place = reshape(isNumeric ? place(x) : add(x, 1), new Dims(Dims.BATCH));
        return gather(x.graph().tensor("table", table), place, 0);
    }

    /** Finds the row of a number in the table. */
    private Value place(Value x) {
        int count = words.size();
        double[] known = words.stream().mapToDouble(Double::parseDouble).toArray();
        double[] rows = IntStream.rangeClosed(1, count).asDoubleStream().toArray();
        Dims dims = new Dims(1, count);
        Value found = cast(equal(x, constant(x, dims, known)), ElementType.FLOAT32);
        Value row = sum(mul(found, constant(x, dims, rows)), true, 1);
        return cast(where(FeatureGraph.isMissing(x), constant(x, count + 1.0), row), ElementType.INT64);
    }
}
