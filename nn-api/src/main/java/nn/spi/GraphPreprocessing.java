package nn.spi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nn.data.Given;
import nn.data.Preprocessing;
import nn.op.Value;

/**
 * Is a preprocessing that can be written as ops, so that a file computes a model's rows from the world's values itself.
 *
 * <p>Ops know no words: a column of words arrives as the places of its words in a list, which whoever writes the graph
 * looks up before it. A graph refuses nothing: where {@link #row} throws, NaN goes on.
 */
public interface GraphPreprocessing extends Preprocessing {
    /**
     * Describes a column that goes in.
     *
     * @param name its name
     * @param words those known, of which an empty one stands for a missing one; an empty list for a column of numbers
     * @param examples values by which a written graph can be held against {@link #row}: at least one, numbers or words
     */
    record RawColumn(String name, List<String> words, List<Object> examples) {
        /** Copies the lists. */
        public RawColumn {
            Given.value("a raw column: the name", name);
            words = Given.all("a raw column: word", words);
            examples = Given.all("a raw column: example", examples);
        }

        /**
         * Tells whether words go in.
         *
         * @return false for numbers
         */
        public boolean isWords() {
            return !words.isEmpty();
        }
    }

    /**
     * Says why this cannot be written as ops.
     *
     * @return such as {@code column "zip": …}; empty where it can
     */
    Optional<String> outside();

    /**
     * Describes what goes in.
     *
     * @return each column once
     */
    List<RawColumn> inputs();

    /**
     * Makes rows of columns.
     *
     * @param columns by name: numbers float32 [batch, 1], NaN where one is missing; words int64 [batch, 1], the place in
     *     the list of words, −1 for one that is not in it
     * @return float32 [batch, width]
     */
    Value graph(Map<String, Value> columns);

    /**
     * Makes one row of values, which is what the graph must give for them.
     *
     * @param values by column
     * @return width numbers
     */
    float[] row(Map<String, ?> values);
}
