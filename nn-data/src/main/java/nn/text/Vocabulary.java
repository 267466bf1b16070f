package nn.text;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import nn.data.Dataset;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Preprocessing;
import nn.data.Shape;
import nn.data.Tensor;
import nn.data.Words;
import nn.origin.RowNumbers;

/**
 * Numbers the words of the texts that a model learns from, as Keras's {@code TextVectorization}, and turns texts into rows.
 *
 * <pre>{@code
 * var vocabulary = Vocabulary.fit(texts, text -> text.maxTokens(10_000)).sequences(40);
 * var model = Sequential.of(embedding(vocabulary.size(), 16).maskZero(), lstm(32), dense(1).sigmoid())
 *         .fit(vocabulary.dataset(texts, liked), fit -> fit.loss(binaryCrossentropy()));
 * model.predict(vocabulary.rows(List.of("a film to be seen twice")));
 * }</pre>
 *
 * <p>It is a value. 0 is padding, 1 stands for every word that is not known, {@code [UNK]}, and from 2 on stand the words,
 * the most frequent first; of equally frequent ones that which comes last in the order of code points comes first, as in
 * Keras. {@link #sequences(int)}, {@link #multiHot()}, {@link #counts()} and {@link #tfIdf()} choose what rows are. A
 * dataset that it makes carries it, and so do the model and its file:
 *
 * <pre>{@code
 * Vocabulary vocabulary = Onnx.load(path).schema().preprocessing(Vocabulary.class);
 * }</pre>
 *
 * @param vectorization how a text becomes tokens
 * @param words the words, the most frequent first; the first has the number 2
 * @param documents in how many texts each word stood
 * @param texts how many texts there were
 * @param output what rows are, {@link Output#SEQUENCES} after {@code fit}
 * @param length how many numbers a sequence has, at least 1; after {@code fit} that of the longest text
 */
public record Vocabulary(
        TextVectorization vectorization,
        List<String> words,
        List<Integer> documents,
        int texts,
        Output output,
        int length)
        implements Preprocessing {
    /** Stands for words that are not known. */
    static final String UNKNOWN = "[UNK]";

    private static final int FIRST = 2;

    /** Names what rows are. */
    public enum Output {
        /** The numbers of the words in order, int32. */
        SEQUENCES,
        /** Which words there are, as 0 and 1, float32. */
        MULTI_HOT,
        /** How often each word is there, float32. */
        COUNTS,
        /** How often each word is there, times how rare it is, float32. */
        TF_IDF
    }

    /**
     * Checks the values.
     *
     * @throws NnException if there is no word, one stands twice, or the numbers of texts do not fit
     */
    public Vocabulary {
        Given.value("vocabulary: vectorization", vectorization);
        Given.value("vocabulary: output", output);
        Given.positive("vocabulary: length", length);
        Lexicon lexicon = Lexicon.of(Given.value("vocabulary: words", words));
        documents = Given.all("vocabulary: document", documents);
        if (lexicon.isEmpty()) {
            throw NnException.of("vocabulary: there must be at least one word, but there was none.")
                    .maybe("the texts are empty, or punctuation alone.");
        }
        if (!lexicon.isDistinct() || documents.size() != lexicon.size()) {
            throw NnException.of(
                    "vocabulary: %d words must differ and each have its number of texts, but there are %d of those.",
                    lexicon.size(), documents.size());
        }
        words = lexicon;
    }

    /**
     * Learns the words of texts.
     *
     * @param texts at least one with a word
     * @return a vocabulary that makes sequences as long as the longest of them
     * @throws NnException if there is no word
     */
    public static Vocabulary fit(Iterable<String> texts) {
        return fit(texts, text -> text);
    }

    /**
     * Learns the words of texts.
     *
     * @param texts at least one with a word
     * @param with how they become tokens, such as {@code text -> text.maxTokens(1000).ngrams(2)}
     * @return a vocabulary that makes sequences as long as the longest of them
     * @throws NnException if there is no word
     */
    public static Vocabulary fit(Iterable<String> texts, UnaryOperator<TextVectorization> with) {
        return fit(texts, RowNumbers.NONE, with);
    }

    private static Vocabulary fit(Iterable<String> texts, RowNumbers numbers, UnaryOperator<TextVectorization> with) {
        TextVectorization vectorization = Given.result(
                "vocabulary",
                "text -> text.maxTokens(1000)",
                Given.value("vocabulary: with", with).apply(TextVectorization.STANDARD));
        WordCounts counts = new WordCounts(vectorization);
        Given.value("vocabulary: the texts", texts).forEach(counts::add);
        return counts.vocabulary(numbers);
    }

    /**
     * Learns the words of texts to learn from.
     *
     * @param train texts, such as {@code split.train()}
     * @return a vocabulary that makes sequences as long as the longest of them
     * @throws NnException if there is no word, or a split held the texts out to test with
     */
    public static Vocabulary fit(Texts train) {
        return fit(train, text -> text);
    }

    /**
     * Learns the words of texts to learn from.
     *
     * @param train texts, such as {@code split.train()}
     * @param with how they become tokens, such as {@code text -> text.maxTokens(1000).ngrams(2)}
     * @return a vocabulary that makes sequences as long as the longest of them
     * @throws NnException if there is no word, or a split held the texts out to test with
     */
    public static Vocabulary fit(Texts train, UnaryOperator<TextVectorization> with) {
        Given.value("vocabulary: the texts", train).requireTraining();
        return fit(train.texts(), train.numbers(), with);
    }

    /**
     * Makes rows of the numbers of words.
     *
     * @param length how many numbers a row has, at least 1: shorter texts are filled up with 0, longer ones cut
     * @return a new value, whose rows are int32 [n, length]
     */
    public Vocabulary sequences(int length) {
        return new Vocabulary(vectorization, words, documents, texts, Output.SEQUENCES, length);
    }

    /**
     * Makes rows that tell which words there are: 1 for those, 0 for others.
     *
     * @return a new value, whose rows are float32 [n, {@link #columns()}]
     */
    public Vocabulary multiHot() {
        return with(Output.MULTI_HOT);
    }

    /**
     * Makes rows that tell how often each word is there.
     *
     * @return a new value, whose rows are float32 [n, {@link #columns()}]
     */
    public Vocabulary counts() {
        return with(Output.COUNTS);
    }

    /**
     * Makes rows that tell how often each word is there, times log(1 + texts / (1 + texts with it)), counted while it was
     * fitted; of unknown words, the mean of that over all.
     *
     * @return a new value, whose rows are float32 [n, {@link #columns()}]
     */
    public Vocabulary tfIdf() {
        return with(Output.TF_IDF);
    }

    private Vocabulary with(Output other) {
        return new Vocabulary(vectorization, words, documents, texts, other, length);
    }

    /**
     * Counts the numbers.
     *
     * @return two more than words: what {@code embedding(…)} needs
     */
    public int size() {
        return words.size() + FIRST;
    }

    /**
     * Counts the columns of rows.
     *
     * @return the length of sequences; otherwise one more than words, since padding has no column, and {@code [UNK]} the
     *     first
     */
    public int columns() {
        return output == Output.SEQUENCES ? length : size() - 1;
    }

    /**
     * Finds a word's number.
     *
     * @param word as it is after it was standardized
     * @return from 2 on, 1 if it is not known, 0 for the empty word
     */
    public int number(String word) {
        return Given.value("vocabulary: the word", word).isEmpty() ? 0 : Math.max(words.indexOf(word), -1) + FIRST;
    }

    /**
     * Finds a number's word.
     *
     * @param number at least 0, less than {@link #size()}
     * @return the word, {@code [UNK]} for 1, the empty word for 0
     * @throws NnException if there is no such number
     */
    public String word(int number) {
        if (number < 0 || number >= size()) {
            throw NnException.of("vocabulary: numbers are 0 to %d, but %d was asked for.", size() - 1, number);
        }
        return number == 0 ? "" : number == 1 ? UNKNOWN : words.get(number - FIRST);
    }

    /**
     * Reads numbers back.
     *
     * @param numbers such as a row
     * @return the words with spaces between them, without padding
     * @throws NnException if there is no such number
     */
    public String text(int... numbers) {
        return Arrays.stream(Given.value("vocabulary: the numbers", numbers))
                .filter(number -> number != 0)
                .mapToObj(this::word)
                .collect(Collectors.joining(" "));
    }

    /**
     * Numbers the tokens of a text.
     *
     * @param text any text
     * @return as many numbers as it has tokens
     */
    public int[] numbers(String text) {
        return vectorization.tokens(text).stream().mapToInt(this::number).toArray();
    }

    /**
     * Turns texts into rows.
     *
     * @param texts at least one
     * @return [n, {@link #columns()}], int32 for sequences, else float32
     * @throws NnException if there is none, or they need more memory than a tensor can have
     */
    public Tensor rows(List<String> texts) {
        List<String> all = Given.value("vocabulary: the texts", texts);
        if (all.isEmpty()) {
            throw NnException.of("vocabulary: there must be at least one text, but there was none.");
        }
        return new TextRows(this).of(all);
    }

    /**
     * Turns texts into sequences, whatever rows are otherwise.
     *
     * @param texts at least one
     * @param length how many numbers a row has, at least 1
     * @return int32 [n, length]
     */
    public Tensor sequences(List<String> texts, int length) {
        return sequences(length).rows(texts);
    }

    /**
     * Makes a dataset of texts and classes.
     *
     * @param texts at least one
     * @param labels one a text, from 0 on
     * @return the rows with their labels
     * @throws NnException if there are not as many labels as texts
     */
    public Dataset dataset(List<String> texts, int... labels) {
        return dataset(texts, Tensor.of(Shape.of(Given.value("vocabulary: the labels", labels).length), labels));
    }

    /**
     * Makes a dataset of texts and the names of their classes.
     *
     * @param texts at least one
     * @param labels one a text
     * @return the rows with their labels; classes stand in alphabetical order
     * @throws NnException if there are not as many labels as texts
     */
    public Dataset dataset(List<String> texts, List<String> labels) {
        return Dataset.of(
                        rows(texts),
                        Given.value("vocabulary: the labels", labels).toArray(String[]::new))
                .preprocessing(this);
    }

    /**
     * Makes a dataset of texts with their classes.
     *
     * @param texts at least one
     * @return the rows with their labels; classes stand in alphabetical order. Where the words were learned from these texts,
     *     it is marked as {@link Dataset#fittedOnRows()}: to learn from, not to be divided
     * @throws NnException if a split held the texts out, and the words were learned from some of them all the same
     */
    public Dataset dataset(Texts texts) {
        RowNumbers seen = words instanceof Lexicon lexicon ? lexicon.fittedOn() : RowNumbers.NONE;
        Given.value("vocabulary: the texts", texts).requireUnseenBy(seen);
        Dataset data = dataset(texts.texts(), texts.labels());
        return texts.numbers().shared(seen) > 0 ? data.fittedOnRows() : data;
    }

    /**
     * Makes a dataset of texts and numbers, such as 1 and 0 for {@code dense(1).sigmoid()}.
     *
     * @param texts at least one
     * @param values one a text
     * @return the rows with their targets [n, 1]
     * @throws NnException if there are not as many values as texts
     */
    public Dataset dataset(List<String> texts, float... values) {
        int count = Given.value("vocabulary: the values", values).length;
        return dataset(texts, Tensor.of(Shape.of(count, 1), values));
    }

    /**
     * Makes a dataset of texts and targets.
     *
     * @param texts at least one
     * @param targets a row a text
     * @return the rows with their targets
     * @throws NnException if there are not as many targets as texts
     */
    public Dataset dataset(List<String> texts, Tensor targets) {
        return Dataset.of(rows(texts), targets).preprocessing(this);
    }

    @Override
    public String toString() {
        return Words.name("Vocabulary of " + words.size() + " words")
                .when(output == Output.SEQUENCES, "sequences", length)
                .when(output == Output.MULTI_HOT, "multiHot")
                .when(output == Output.COUNTS, "counts")
                .when(output == Output.TF_IDF, "tfIdf")
                .toString();
    }
}
