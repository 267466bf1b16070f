package nn.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the places of words in a list. */
interface Places {
    /** Returns a word's place, or -1. */
    int of(String word);

    /**
     * Prepares to look the words of a column up, by the numbers that they stand for where these are numbers: 2.0 is the kind
     * 2.
     *
     * @param words those known
     * @param isNumeric whether they are numbers
     * @param column those to look up
     */
    static Places of(List<String> words, boolean isNumeric, Column column) {
        Places spelled = spelled(words, column.size());
        return isNumeric || column.type() == ColumnType.NUMBER
                ? new NumberPlaces(spelled, new NumberPlaces.Known(words))
                : spelled;
    }

    private static Places spelled(List<String> words, int lookups) {
        if (lookups == 1) {
            return words::indexOf;
        }
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < words.size(); i++) {
            places.put(words.get(i), i);
        }
        return word -> places.getOrDefault(word, -1);
    }
}
