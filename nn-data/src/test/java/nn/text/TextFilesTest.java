package nn.text;

import static nn.Layers.dense;
import static nn.Layers.embedding;
import static nn.Layers.flatten;
import static nn.Losses.binaryCrossentropy;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import nn.Model;
import nn.Sequential;
import nn.data.Dataset;
import nn.data.Preprocessing;
import nn.data.Tensor;
import nn.onnx.Onnx;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model's file keeps how its texts became rows. */
class TextFilesTest {
    private static final List<String> TEXTS = List.of("a good film", "a bad, bad film", "Größe \"zählt\"", "");
    private static final Tensor LIKED = Tensor.of(new float[][] {{1}, {0}, {1}, {0}});

    @TempDir
    Path folder;

    private <T extends Preprocessing> T again(Dataset data, int size, Class<T> kind) {
        Model model = Sequential.of(embedding(size, 4), flatten(), dense(1).sigmoid())
                .fit(data, fit -> fit.loss(binaryCrossentropy()).epochs(1).verbose(0));
        Onnx.save(model, folder.resolve("model.onnx"));
        Model loaded = Onnx.load(folder.resolve("model.onnx"));
        assertThat(loaded.evaluate(data)).isEqualTo(model.evaluate(data));
        return loaded.schema().preprocessing(kind);
    }

    @Test
    void keepsAVocabulary() {
        Vocabulary vocabulary = Vocabulary.fit(TEXTS, text -> text.ngrams(2).maxTokens(9));

        Vocabulary loaded = again(vocabulary.dataset(TEXTS, LIKED), vocabulary.size(), Vocabulary.class);
        assertThat(loaded).isEqualTo(vocabulary).hasSameHashCodeAs(vocabulary);
        assertThat(loaded.tfIdf().rows(TEXTS)).isEqualTo(vocabulary.tfIdf().rows(TEXTS));
    }

    @Test
    void keepsATokenizer() {
        Tokenizer tokenizer = TokenizerTest.tokenizer("roberta");

        Tokenizer loaded = again(tokenizer.dataset(TEXTS, LIKED), tokenizer.size(), Tokenizer.class);
        assertThat(loaded.json()).isEqualTo(tokenizer.json());
        int longest = tokenizer.batch(TEXTS).ids().shape().dim(1);
        assertThat(loaded.length()).isEqualTo(longest);
        assertThat(loaded.batch(TEXTS)).isEqualTo(tokenizer.batch(TEXTS));
    }
}
