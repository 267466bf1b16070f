package nn.text;

import java.util.AbstractList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import nn.origin.RowNumbers;

/**
 * A list of words that never changes, finds a word's place at once, and knows which texts the words were learned from; lists
 * of equal words are equal.
 */
final class Lexicon extends AbstractList<String> implements RandomAccess {
    private final String[] words;
    private final Map<String, Integer> places;
    private final RowNumbers fittedOn;

    private Lexicon(List<String> words, RowNumbers fittedOn) {
        this.fittedOn = fittedOn;
        this.words = words.toArray(String[]::new);
        places = new HashMap<>(2 * words.size());
        for (int i = 0; i < this.words.length; i++) {
            places.putIfAbsent(this.words[i], i);
        }
    }

    static Lexicon of(List<String> words) {
        return words instanceof Lexicon already ? already : of(words, RowNumbers.NONE);
    }

    static Lexicon of(List<String> words, RowNumbers fittedOn) {
        return new Lexicon(words, fittedOn);
    }

    /** Returns the numbers of the texts, as far as they are known. */
    RowNumbers fittedOn() {
        return fittedOn;
    }

    /** Tells whether no word stands twice. */
    boolean isDistinct() {
        return places.size() == words.length;
    }

    @Override
    public String get(int place) {
        return words[place];
    }

    @Override
    public int size() {
        return words.length;
    }

    @Override
    public int indexOf(Object word) {
        return places.getOrDefault(word, -1);
    }

    @Override
    public boolean contains(Object word) {
        return places.containsKey(word);
    }
}
