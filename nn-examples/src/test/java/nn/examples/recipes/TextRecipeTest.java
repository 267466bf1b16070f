package nn.examples.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nn.Model;
import nn.data.Shape;
import nn.data.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextRecipeTest {
    private static final List<String> REVIEWS =
            List.of("A good film!", "What a bad film", "Good, good", "Never again", "A good one", "bad, BAD");
    private static final Tensor LIKED = Tensor.of(new float[][] {{1}, {0}, {1}, {0}, {1}, {0}});

    /** Knows few pieces of words, in the form of BERT. */
    private static final String TOKENIZER = """
            {"version": "1.0",
             "added_tokens": [
               {"content": "[PAD]", "special": true, "normalized": false,
                "single_word": false, "lstrip": false, "rstrip": false},
               {"content": "[CLS]", "special": true, "normalized": false,
                "single_word": false, "lstrip": false, "rstrip": false},
               {"content": "[SEP]", "special": true, "normalized": false,
                "single_word": false, "lstrip": false, "rstrip": false}],
             "normalizer": {"type": "BertNormalizer", "clean_text": true, "handle_chinese_chars": true,
                            "strip_accents": null, "lowercase": true},
             "pre_tokenizer": {"type": "BertPreTokenizer"},
             "post_processor": {"type": "BertProcessing", "sep": ["[SEP]", 3], "cls": ["[CLS]", 2]},
             "decoder": {"type": "WordPiece", "prefix": "##", "cleanup": true},
             "model": {"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##",
                       "max_input_chars_per_word": 100,
                       "vocab": {"[PAD]": 0, "[UNK]": 1, "[CLS]": 2, "[SEP]": 3, "un": 4, "##believ": 5, "##able": 6,
                                 "!": 7, "good": 8, "a": 9, "film": 10}}}
            """;

    @TempDir
    Path folder;

    @Test
    void reviewsAreReadAndTheVocabularyIsKept() {
        Model model = TextRecipe.read(REVIEWS, LIKED);
        assertThat(model.history().last("loss"))
                .isLessThan(model.history().get("loss").get(0));
        float[] predicted = TextRecipe.again(model, folder).floats();
        assertThat(predicted[0]).isLessThan(0.5f);
        assertThat(predicted[1]).isGreaterThan(0.5f);
    }

    @Test
    void bagsOfWordsAreLearned() {
        Model model = TextRecipe.bag(REVIEWS, LIKED);
        assertThat(model.weights().get("dense/kernel").shape()).isEqualTo(Shape.of(18, 16)); // [UNK], 8 words, 9 pairs
        assertThat(model.history().last("accuracy")).isEqualTo(1);
    }

    @Test
    void foldersAreReadAndSplit() throws IOException {
        for (int i = 0; i < 20; i++) {
            Path file = folder.resolve("reviews/" + (i % 2 == 0 ? "good/" : "bad/") + i + ".txt");
            Files.createDirectories(file.getParent());
            Files.writeString(file, (i % 2 == 0 ? "a good film " : "a bad film ") + i);
        }
        assertThat(TextRecipe.folder(folder)).isEqualTo(1);
    }

    @Test
    void tokensAreRead() throws IOException {
        Files.writeString(folder.resolve("tokenizer.json"), TOKENIZER);
        assertThat(TextRecipe.tokens(folder, REVIEWS))
                .isEqualTo("[input_ids, attention_mask, token_type_ids] a good film!");
    }
}
