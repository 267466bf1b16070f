package nn.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the places of words in a list. */
interface Places {
    /** Returns a word's place, or -1. */
    int of(String word);

    /** Prepares to look so many words up. */
    static Places of(List<String> words, int lookups) {
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
