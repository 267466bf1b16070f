package nn.table;

import java.util.List;
import nn.data.Given;

/**
 * Numbers words from 1, for embeddings; 0 stands for a word that is not known, and for a missing one.
 *
 * @param words those known, in the order of their numbers
 * @param isNumeric whether the words are numbers
 */
public record IndexEncoding(List<String> words, boolean isNumeric) implements Encoding {
    /** Copies the words. */
    public IndexEncoding {
        words = Given.all("an index encoding: word", words);
    }

    @Override
    public int width() {
        return 1;
    }

    @Override
    public List<String> names(String column) {
        return List.of(Given.value("encode: the column's name", column));
    }

    @Override
    public void encode(Column column, float[] numbers, int first, int width) {
        FeatureCells.requireRoom(this, column, numbers, first, width);
        Places places = Places.of(words, isNumeric, column);
        for (int row = 0; row < column.size(); row++) {
            numbers[row * width + first] = places.of(column.word(row)) + 1;
        }
    }
}
