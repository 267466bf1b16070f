package nn.table;

import java.util.List;

/**
 * Numbers words from 1, for embeddings; 0 stands for a word that is not known, and for a missing one.
 *
 * @param words those known, in the order of their numbers
 * @param isNumeric whether the words are numbers
 */
public record IndexEncoding(List<String> words, boolean isNumeric) implements Encoding {
    /** Copies the words. */
    public IndexEncoding {
        words = List.copyOf(words);
    }

    @Override
    public int width() {
        return 1;
    }

    @Override
    public List<String> names(String column) {
        return List.of(column);
    }

    @Override
    public void encode(Column column, float[] numbers, int first, int width) {
        Places places = Places.of(words, isNumeric, column);
        for (int row = 0; row < column.size(); row++) {
            numbers[row * width + first] = places.of(column.word(row)) + 1;
        }
    }
}
