package nn.text;

import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import nn.data.Dataset;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Preprocessing;
import nn.data.Shape;
import nn.data.Tensor;
import nn.data.Words;

/**
 * Takes texts to the pieces of words that a language model knows, as its {@code tokenizer.json} says, HuggingFace's file.
 *
 * <pre>{@code
 * var tokenizer = Tokenizer.read(Path.of("tokenizer.json"));
 * tokenizer.encode("Unbelievable!").tokens();              // [[CLS], un, ##believ, ##able, !, [SEP]]
 * var batch = tokenizer.batch(texts, 128);                 // ids and attention mask, int32 [n, 128]
 * tokenizer.decode(batch.ids().row(0).ints());             // unbelievable!
 * }</pre>
 *
 * <p>It knows WordPiece, as of BERT and its kin, and byte-level byte-pair encoding, as of GPT-2, RoBERTa and later ones, with
 * their normalizers, pre-tokenizers, added tokens, post-processors and decoders; what it does not know it refuses by name.
 * It is a value that any number of threads can use. A dataset that it makes carries it, and so do the model and its file.
 *
 * @param json the text of the file
 * @param length how many tokens each row has; 0 for what the file says
 */
public record Tokenizer(String json, int length) implements Preprocessing {
    /**
     * Reads the file's text.
     *
     * @throws NnException if it is no such file, or has something that is not known
     */
    public Tokenizer {
        if (length < 0) {
            Given.positive("tokenizer: length", length);
        }
        Pipelines.of(Given.value("tokenizer: the json", json));
    }

    /**
     * Reads a {@code tokenizer.json}.
     *
     * @param file its path
     * @return the tokenizer
     * @throws NnException if it cannot be read, is no such file, or has something that is not known
     */
    public static Tokenizer read(Path file) {
        Given.value("tokenizer: the file", file);
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            return new Tokenizer(JsonParser.parseString(text).toString(), 0);
        } catch (NnException wrong) {
            throw wrong.at(file.toString());
        } catch (IOException | JsonParseException unreadable) {
            throw NnException.of("%s: this cannot be read as a tokenizer.json.", file)
                    .maybe("it is not there, or was cut off, or is another file.")
                    .causedBy(unreadable);
        }
    }

    private Pipeline pipeline() {
        return Pipelines.of(json);
    }

    /**
     * Fixes the length of rows: longer texts are cut, shorter ones filled up, as the file says how, else at the end.
     *
     * @param tokens how many, special ones among them, at least 1
     * @return a new value
     */
    public Tokenizer length(int tokens) {
        Given.positive("tokenizer: length", tokens);
        return new Tokenizer(json, tokens);
    }

    /**
     * Takes a text apart.
     *
     * @param text any text
     * @return its tokens, with the special ones that the model wants
     */
    public TokenEncoding encode(String text) {
        return encoding(pipeline().row(length, Given.value("tokenizer: the text", text)));
    }

    /**
     * Takes two texts apart that a model reads together, such as a question and where the answer stands.
     *
     * @param first any text
     * @param second any text
     * @return the tokens of both, with the special ones that the model wants
     */
    public TokenEncoding encode(String first, String second) {
        return encoding(pipeline()
                .row(
                        length,
                        Given.value("tokenizer: the first text", first),
                        Given.value("tokenizer: the second text", second)));
    }

    private TokenEncoding encoding(TokenRow row) {
        TokenIds ids = pipeline().ids();
        return new TokenEncoding(
                boxed(row.ids()),
                IntStream.of(row.ids()).mapToObj(ids::token).toList(),
                boxed(row.types()),
                boxed(row.mask()));
    }

    private static List<Integer> boxed(int... numbers) {
        return IntStream.of(numbers).boxed().toList();
    }

    /**
     * Takes texts apart, as rows of the chosen length, or of that of the longest of them.
     *
     * @param texts at least one
     * @return the rows
     * @throws NnException if there is none
     */
    public TokenBatch batch(List<String> texts) {
        List<String> all = Given.value("tokenizer: the texts", texts);
        if (all.isEmpty()) {
            throw NnException.of("tokenizer: there must be at least one text, but there was none.");
        }
        all.forEach(text -> Given.value("tokenizer: a text", text));
        return TokenBatch.of(pipeline().rows(length, all));
    }

    /**
     * Takes texts apart, as rows of a length.
     *
     * @param texts at least one
     * @param length how many tokens each has, special ones among them, at least 1
     * @return the rows
     */
    public TokenBatch batch(List<String> texts, int length) {
        return length(length).batch(texts);
    }

    /**
     * Makes a text of the numbers of tokens, without special ones.
     *
     * @param ids such as a row, or what a model wrote; those of no token are passed over
     * @return the text, as far as the tokens keep it
     */
    public String decode(int... ids) {
        return pipeline().decoded(false, Given.value("tokenizer: the ids", ids));
    }

    /**
     * Makes a text of the numbers of tokens, special ones among them.
     *
     * @param ids such as a row; those of no token are passed over
     * @return the text, as far as the tokens keep it
     */
    public String decodeWithSpecial(int... ids) {
        return pipeline().decoded(true, Given.value("tokenizer: the ids", ids));
    }

    /**
     * Finds a token's number.
     *
     * @param token such as {@code [MASK]}
     * @return its number, or empty
     */
    public OptionalInt id(String token) {
        return pipeline().ids().id(Given.value("tokenizer: the token", token));
    }

    /**
     * Counts the numbers.
     *
     * @return one more than the greatest: what {@code embedding(…)} needs
     */
    public int size() {
        return pipeline().ids().size();
    }

    /**
     * Makes a dataset of the tokens of texts, and classes. Where no length was chosen, it is that of the longest text, and
     * the dataset's tokenizer keeps it.
     *
     * @param texts at least one
     * @param labels one a text, from 0 on
     * @return the rows with their labels
     * @throws NnException if there are not as many labels as texts
     */
    public Dataset dataset(List<String> texts, int... labels) {
        return dataset(texts, Tensor.of(Shape.of(Given.value("tokenizer: the labels", labels).length), labels));
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
        Tensor ids = batch(texts).ids();
        return Dataset.of(ids, Given.value("tokenizer: the labels", labels).toArray(String[]::new))
                .preprocessing(length(ids.shape().dim(1)));
    }

    /**
     * Makes a dataset of texts with their classes.
     *
     * @param texts at least one
     * @return the rows with their labels; classes stand in alphabetical order
     */
    public Dataset dataset(Texts texts) {
        return dataset(Given.value("tokenizer: the texts", texts).texts(), texts.labels());
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
        int count = Given.value("tokenizer: the values", values).length;
        return dataset(texts, Tensor.of(Shape.of(count, 1), values));
    }

    /**
     * Makes a dataset of the tokens of texts, and targets. Where no length was chosen, it is that of the longest text, and
     * the dataset's tokenizer keeps it.
     *
     * @param texts at least one
     * @param targets a row a text
     * @return the rows with their targets
     * @throws NnException if there are not as many targets as texts
     */
    public Dataset dataset(List<String> texts, Tensor targets) {
        Tensor ids = batch(texts).ids();
        return Dataset.of(ids, targets).preprocessing(length(ids.shape().dim(1)));
    }

    @Override
    public String toString() {
        return Words.name("Tokenizer of " + size() + " tokens")
                .when(length > 0, "length", length)
                .toString();
    }
}
