package nn.text;

import static nn.Layers.dense;
import static nn.Layers.embedding;
import static nn.Layers.lstm;
import static nn.Losses.binaryCrossentropy;
import static nn.Losses.meanSquaredError;
import static nn.Losses.sparseCategoricalCrossentropy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import nn.Sequential;
import nn.data.NnException;
import nn.image.ShownCode;
import nn.onnx.Onnx;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the examples in the comments of nn.text to code that is compiled, and runs it where it can be. */
class TextJavadocTest {
    private static final List<String> TEXTS = List.of("a good film", "a bad film", "good", "bad");

    @TempDir
    Path folder;

    private static void learn(List<String> texts, float... liked) {
        // spotless:off
        // DOC
        var vocabulary = Vocabulary.fit(texts, text -> text.maxTokens(10_000)).sequences(40);
        var model = Sequential.of(embedding(vocabulary.size(), 16).maskZero(), lstm(32), dense(1).sigmoid())
                .fit(vocabulary.dataset(texts, liked), fit -> fit.loss(binaryCrossentropy()));
        model.predict(vocabulary.rows(List.of("a film to be seen twice")));
        // DOC ends
        // spotless:on
    }

    private static Vocabulary pairs(List<String> texts) {
        // spotless:off
        // DOC
        var vocabulary = Vocabulary.fit(texts, text -> text.maxTokens(10_000).ngrams(2));
        // DOC ends
        // spotless:on
        return vocabulary;
    }

    private static Vocabulary loaded(Path path) {
        // spotless:off
        // DOC
        Vocabulary vocabulary = Onnx.load(path).schema().preprocessing(Vocabulary.class);
        // DOC ends
        // spotless:on
        return vocabulary;
    }

    private static void split(Sequential network) {
        // spotless:off
        // DOC
        var split = Texts.folder(Path.of("reviews")).split(0.8).stratified().seed(7);   // pos/1.txt, neg/1.txt, …
        var vocabulary = Vocabulary.fit(split.train(), text -> text.maxTokens(20_000)).sequences(200);
        var model = network.fit(vocabulary.dataset(split.train()), fit -> fit.loss(sparseCategoricalCrossentropy()));
        model.evaluate(vocabulary.dataset(split.test()));
        // DOC ends
        // spotless:on
    }

    private static void tokens(List<String> texts) {
        // spotless:off
        // DOC
        var tokenizer = Tokenizer.read(Path.of("tokenizer.json"));
        tokenizer.encode("Unbelievable!").tokens();              // [[CLS], un, ##believ, ##able, !, [SEP]]
        var batch = tokenizer.batch(texts, 128);                 // ids and attention mask, int32 [n, 128]
        tokenizer.decode(batch.ids().row(0).ints());             // unbelievable!
        // DOC ends
        // spotless:on
    }

    @Test
    void theExamplesAreCompiled() throws IOException {
        assertThat(ShownCode.in("nn/text"))
                .hasSize(5)
                .containsExactlyInAnyOrderElementsOf(ShownCode.compiled(TextJavadocTest.class));
    }

    @Test
    void theExamplesRun() throws IOException {
        learn(TEXTS, 1, 0, 1, 0);
        Vocabulary pairs = pairs(TEXTS);
        assertThat(pairs.words()).contains("bad film");
        var model = Sequential.of(dense(1))
                .fit(pairs.counts().dataset(TEXTS, 1f, 0f, 1f, 0f), fit -> fit.loss(meanSquaredError()));
        Onnx.save(model, folder.resolve("model.onnx"));
        assertThat(loaded(folder.resolve("model.onnx"))).isEqualTo(pairs.counts());
    }

    @Test
    void theExamplesSayWhatTheyMiss() {
        assertThatThrownBy(() -> split(Sequential.of(dense(2).softmax())))
                .isInstanceOf(NnException.class)
                .hasMessage("reviews: this folder cannot be read.");
        assertThatThrownBy(() -> tokens(TEXTS))
                .isInstanceOf(NnException.class)
                .hasMessageStartingWith("tokenizer.json: this cannot be read as a tokenizer.json.");
    }
}
