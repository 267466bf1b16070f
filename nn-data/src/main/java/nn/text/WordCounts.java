package nn.text;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nn.data.Given;
import nn.origin.RowNumbers;

/** Counts the tokens of texts, and in how many texts each stands. */
final class WordCounts {
    private static final Comparator<Count> MOST_FREQUENT_FIRST = Comparator.<Count>comparingInt(count -> count.tokens)
            .thenComparing(count -> count.token, WordCounts::compare)
            .reversed();

    private final TextVectorization vectorization;
    private final Map<String, Count> counts = new HashMap<>();
    private int texts;
    private int longest = 1;

    WordCounts(TextVectorization vectorization) {
        this.vectorization = vectorization;
    }

    /** What was counted of one token. */
    private static final class Count {
        private final String token;
        private int tokens;
        private int documents;
        private int last = -1;

        Count(String token) {
            this.token = token;
        }

        void seen(int text) {
            tokens++;
            documents += last == text ? 0 : 1;
            last = text;
        }
    }

    void add(String text) {
        List<String> tokens = vectorization.tokens(Given.value("vocabulary: text " + texts, text));
        for (String token : tokens) {
            counts.computeIfAbsent(token, Count::new).seen(texts);
        }
        longest = Math.max(longest, tokens.size());
        texts++;
    }

    /** Makes a vocabulary that knows the numbers of the texts, as far as they have some. */
    Vocabulary vocabulary(RowNumbers fittedOn) {
        Stream<Count> all = counts.values().stream()
                .filter(count -> !count.token.isEmpty() && !count.token.equals(Vocabulary.UNKNOWN))
                .sorted(MOST_FREQUENT_FIRST);
        int most = vectorization.maxTokens();
        List<Count> kept = (most == 0 ? all : all.limit(most - 2L)).toList();
        return new Vocabulary(
                vectorization,
                Lexicon.of(kept.stream().map(count -> count.token).toList(), fittedOn),
                kept.stream().map(count -> count.documents).toList(),
                texts,
                Vocabulary.Output.SEQUENCES,
                longest);
    }

    /** Compares by code points, as the bytes of UTF-8 do, and not by chars. */
    private static int compare(String a, String b) {
        int same = 0;
        while (same < a.length() && same < b.length() && a.charAt(same) == b.charAt(same)) {
            same++;
        }
        if (same == a.length() || same == b.length()) {
            return Integer.compare(a.length(), b.length());
        }
        int from = same > 0 && Character.isLowSurrogate(a.charAt(same)) ? same - 1 : same;
        return Integer.compare(a.codePointAt(from), b.codePointAt(from));
    }
}
