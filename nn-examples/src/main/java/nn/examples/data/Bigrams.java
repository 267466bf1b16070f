package nn.examples.data;

import java.util.Arrays;

/** Guesses the next word by the word before it alone: the one that followed it most often. */
public final class Bigrams {
    private final int[][] counts;
    private final int[] totals;

    /** Counts which word follows which in a text. */
    public Bigrams(int[] text, int vocabulary) {
        counts = new int[vocabulary][vocabulary];
        totals = new int[vocabulary];
        for (int i = 1; i < text.length; i++) {
            counts[text[i - 1]][text[i]]++;
            totals[text[i]]++;
        }
    }

    /** Returns the word that followed most often, or the most frequent of all after a word that is new. */
    public int next(int word) {
        int next = most(counts[word]);
        return counts[word][next] > 0 ? next : most(totals);
    }

    private static int most(int[] counts) {
        int most = Arrays.stream(counts).max().orElseThrow();
        int word = 0;
        while (counts[word] < most) {
            word++;
        }
        return word;
    }
}
