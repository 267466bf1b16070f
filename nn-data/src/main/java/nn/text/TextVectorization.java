package nn.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringTokenizer;
import java.util.stream.IntStream;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Words;

/**
 * Says how a text becomes tokens, as Keras's {@code TextVectorization} does: it is standardized, split, and put together
 * to n-grams.
 *
 * <pre>{@code
 * var vocabulary = Vocabulary.fit(texts, text -> text.maxTokens(10_000).ngrams(2));
 * }</pre>
 *
 * <p>It is a value. By default ASCII letters become lower case, ASCII punctuation is left out, and tokens are what stands
 * between white space, all as in Keras, which looks at ASCII alone; {@link Standardize#UNICODE} does the same for every
 * script.
 *
 * @param standardize what is done before the text is split, {@link Standardize#LOWER_AND_STRIP_PUNCTUATION} by default
 * @param split how it is split, {@link Split#WHITESPACE} by default
 * @param ngrams how many tokens in a row make an n-gram, one width after the other; empty, as by default, for tokens alone
 * @param maxTokens how many numbers there may be at most, padding and {@code [UNK]} among them; 0, as by default, for no
 *     limit
 */
public record TextVectorization(Standardize standardize, Split split, List<Integer> ngrams, int maxTokens) {
    /** Is all that Keras does by default. */
    private static final int WIDEST = 1000;

    static final TextVectorization STANDARD =
            new TextVectorization(Standardize.LOWER_AND_STRIP_PUNCTUATION, Split.WHITESPACE, List.of(), 0);

    /** Names what is done to a text before it is split. */
    public enum Standardize {
        /** ASCII letters in lower case, and no ASCII punctuation: Keras's {@code "lower_and_strip_punctuation"}. */
        LOWER_AND_STRIP_PUNCTUATION,
        /** ASCII letters in lower case: Keras's {@code "lower"}. */
        LOWER,
        /** No ASCII punctuation: Keras's {@code "strip_punctuation"}. */
        STRIP_PUNCTUATION,
        /** Nothing: Keras's {@code None}. */
        NONE,
        /**
         * Letters of all scripts in lower case, no punctuation of any, all white space as spaces, accents composed (NFC).
         */
        UNICODE;

        String apply(String text) {
            return switch (this) {
                case LOWER_AND_STRIP_PUNCTUATION -> ascii(text, true, true);
                case LOWER -> ascii(text, true, false);
                case STRIP_PUNCTUATION -> ascii(text, false, true);
                case NONE -> text;
                case UNICODE -> unicode(text);
            };
        }

        private static String ascii(String text, boolean lowers, boolean strips) {
            StringBuilder kept = new StringBuilder(text.length());
            for (int i = 0; i < text.length(); i++) {
                char each = text.charAt(i);
                if (lowers && each >= 'A' && each <= 'Z') {
                    kept.append((char) (each + 'a' - 'A'));
                } else if (!strips || !Characters.isAsciiPunctuation(each)) {
                    kept.append(each);
                }
            }
            return kept.toString();
        }

        private static String unicode(String text) {
            String lower = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
            StringBuilder kept = new StringBuilder(lower.length());
            lower.codePoints()
                    .filter(each -> !Characters.isPunctuation(each))
                    .forEach(each -> kept.appendCodePoint(Characters.isWhitespace(each) ? ' ' : each));
            return kept.toString();
        }
    }

    /** Names how a text is split. */
    public enum Split {
        /** At runs of ASCII white space: Keras's {@code "whitespace"}. */
        WHITESPACE,
        /** Between characters, which are code points: Keras's {@code "character"}. */
        CHARACTER,
        /** Not at all; the text is one token: Keras's {@code None}. */
        NONE;

        private static final String ASCII_WHITESPACE = " \t\n\u000b\f\r";

        List<String> apply(String text) {
            return switch (this) {
                case WHITESPACE -> words(text);
                case CHARACTER ->
                    text.codePoints().mapToObj(Character::toString).toList();
                case NONE -> List.of(text);
            };
        }

        private static List<String> words(String text) {
            List<String> words = new ArrayList<>();
            StringTokenizer all = new StringTokenizer(text, ASCII_WHITESPACE);
            while (all.hasMoreTokens()) {
                words.add(all.nextToken());
            }
            return words;
        }
    }

    /**
     * Checks the values.
     *
     * @throws NnException if a width of n-grams is less than 1, or {@code maxTokens} leaves no word
     */
    public TextVectorization {
        Given.value("vocabulary: standardize", standardize);
        Given.value("vocabulary: split", split);
        ngrams = Given.all("vocabulary: ngram", ngrams);
        ngrams.forEach(width -> Given.positive("vocabulary: ngrams", width));
        if (maxTokens < 0 || maxTokens == 1 || maxTokens == 2) {
            throw NnException.of("vocabulary: maxTokens must be at least 3, but was %d.", maxTokens)
                    .maybe("count two more than words: padding is 0, and what is unknown is 1.");
        }
    }

    /**
     * Chooses what is done to a text before it is split.
     *
     * @param how such as {@code Standardize.LOWER}
     * @return a new value
     */
    public TextVectorization standardize(Standardize how) {
        return new TextVectorization(how, split, ngrams, maxTokens);
    }

    /**
     * Chooses how a text is split.
     *
     * @param how such as {@code Split.CHARACTER}
     * @return a new value
     */
    public TextVectorization split(Split how) {
        return new TextVectorization(standardize, how, ngrams, maxTokens);
    }

    /**
     * Adds n-grams, tokens in a row with spaces between them, up to a width.
     *
     * @param most the width of the longest, 1 to 1000: 2 for tokens and pairs
     * @return a new value
     * @throws NnException if it is out of that range
     */
    public TextVectorization ngrams(int most) {
        Given.positive("vocabulary: ngrams", most);
        if (most > WIDEST) {
            throw NnException.of("vocabulary: ngrams must be at most %d wide, but were %d.", WIDEST, most);
        }
        return ngrams(IntStream.rangeClosed(1, most).boxed().toList());
    }

    /**
     * Takes n-grams of some widths alone.
     *
     * @param widths such as 2 and 3; 1 for the tokens themselves
     * @return a new value
     * @throws NnException if one is less than 1
     */
    public TextVectorization ngrams(List<Integer> widths) {
        return new TextVectorization(standardize, split, widths, maxTokens);
    }

    /**
     * Keeps the most frequent tokens only.
     *
     * @param most how many numbers there are at most, padding and {@code [UNK]} among them, as in Keras; at least 3
     * @return a new value
     * @throws NnException if it is smaller
     */
    public TextVectorization maxTokens(int most) {
        Given.positive("vocabulary: maxTokens", most);
        return new TextVectorization(standardize, split, ngrams, most);
    }

    /**
     * Takes a text to pieces.
     *
     * @param text any text
     * @return its tokens, those of each width of n-grams after those of the width before
     */
    public List<String> tokens(String text) {
        List<String> tokens = split.apply(standardize.apply(Given.value("vocabulary: the text", text)));
        if (ngrams.isEmpty()) {
            return tokens;
        }
        List<String> all = new ArrayList<>();
        for (int width : ngrams) {
            for (int from = 0; from + width <= tokens.size(); from++) {
                all.add(width == 1 ? tokens.get(from) : String.join(" ", tokens.subList(from, from + width)));
            }
        }
        return all;
    }

    @Override
    public String toString() {
        return Words.name("text")
                .option("standardize", standardize, STANDARD.standardize)
                .option("split", split, STANDARD.split)
                .option("ngrams", ngrams, STANDARD.ngrams)
                .option("maxTokens", maxTokens, 0)
                .toString();
    }
}
