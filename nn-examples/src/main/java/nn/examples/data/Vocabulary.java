package nn.examples.data;

import java.util.Collection;
import java.util.List;
import nn.data.Sequences;
import nn.data.Sequences.Side;
import nn.data.Tensor;

/**
 * Numbers words from 1; 0 is no word.
 *
 * @param words in order
 */
public record Vocabulary(List<String> words) {
    /** Copies the words. */
    public Vocabulary {
        words = List.copyOf(words);
    }

    /** Collects the different words of sentences. */
    public static Vocabulary of(Collection<List<String>> sentences) {
        return new Vocabulary(
                sentences.stream().flatMap(List::stream).distinct().sorted().toList());
    }

    /** Returns how many numbers there are, 0 included. */
    public int size() {
        return words.size() + 1;
    }

    /** Returns the numbers of words. */
    public int[] numbers(List<String> sentence) {
        return sentence.stream().mapToInt(word -> words.indexOf(word) + 1).toArray();
    }

    /** Returns the word of a number from 1. */
    public String word(int number) {
        return words.get(number - 1);
    }

    /** Returns the numbers of sentences, the shorter ones filled up with 0: [sentences, length]. */
    public Tensor padded(List<List<String>> sentences, int length) {
        return Sequences.of(sentences.stream().map(this::numbers).toArray(int[][]::new))
                .padding(Side.POST)
                .maxLength(length)
                .padded();
    }

    /** Returns how often each sentence has each word, whatever their order: [sentences, size]. */
    public Tensor counts(List<List<String>> sentences) {
        return Tensor.of(sentences.stream().map(this::count).toArray(float[][]::new));
    }

    private float[] count(List<String> sentence) {
        float[] counts = new float[size()];
        for (int number : numbers(sentence)) {
            counts[number]++;
        }
        return counts;
    }
}
