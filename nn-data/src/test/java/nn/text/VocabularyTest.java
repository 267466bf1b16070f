package nn.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import nn.data.DType;
import nn.data.Dataset;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Tensor;
import nn.text.TextVectorization.Split;
import nn.text.TextVectorization.Standardize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VocabularyTest {
    private static final List<String> TEXTS = List.of("a good film", "a bad film", "good, good!");

    static Stream<JsonObject> golden() {
        return Golden.lines("vocabulary.jsonl")
                .map(line -> JsonParser.parseString(line).getAsJsonObject());
    }

    private static TextVectorization options(JsonObject given) {
        TextVectorization text = TextVectorization.STANDARD;
        if (given.has("standardize")) {
            text = text.standardize(Standardize.valueOf(word(given.get("standardize"))));
        }
        if (given.has("split")) {
            text = text.split(Split.valueOf(word(given.get("split"))));
        }
        if (given.has("ngrams")) {
            JsonElement ngrams = given.get("ngrams");
            text = ngrams.isJsonArray() ? text.ngrams(Golden.ints(ngrams)) : text.ngrams(ngrams.getAsInt());
        }
        return given.has("max_tokens") ? text.maxTokens(given.get("max_tokens").getAsInt()) : text;
    }

    private static String word(JsonElement json) {
        return json.isJsonNull() ? "NONE" : json.getAsString().toUpperCase(Locale.ROOT);
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("golden")
    void answersAsKeras(JsonObject golden) {
        TextVectorization options = options(golden.getAsJsonObject("options"));
        Vocabulary vocabulary = Vocabulary.fit(Golden.words(golden.get("fit")), text -> options);
        List<String> texts = Golden.words(golden.get("texts"));

        List<String> words = new ArrayList<>(List.of("", "[UNK]"));
        words.addAll(vocabulary.words());
        assertThat(words).isEqualTo(Golden.words(golden.get("words")));
        JsonArray sequences = golden.getAsJsonArray("int");
        int length = sequences.get(0).getAsJsonArray().size();
        Tensor rows = vocabulary.sequences(texts, length);
        assertThat(rows.type()).isEqualTo(DType.INT32);
        assertThat(rows.shape()).isEqualTo(Shape.of(texts.size(), length));
        for (int i = 0; i < texts.size(); i++) {
            assertThat(rows.row(i).ints())
                    .as(texts.get(i))
                    .containsExactly(Golden.ints(sequences.get(i)).stream()
                            .mapToInt(each -> each)
                            .toArray());
        }
        assertRows(vocabulary.multiHot(), texts, golden, "multi_hot");
        assertRows(vocabulary.counts(), texts, golden, "count");
        assertRows(vocabulary.tfIdf(), texts, golden, "tf_idf");
    }

    private static void assertRows(Vocabulary vocabulary, List<String> texts, JsonObject golden, String mode) {
        Tensor rows = vocabulary.rows(texts);
        assertThat(rows.shape()).isEqualTo(Shape.of(texts.size(), vocabulary.size() - 1));
        for (int i = 0; i < texts.size(); i++) {
            float[] expected = new float[vocabulary.columns()];
            if (golden.has(mode)) {
                JsonArray row = golden.getAsJsonArray(mode).get(i).getAsJsonArray();
                assertThat(row).hasSize(expected.length);
                for (int j = 0; j < expected.length; j++) {
                    expected[j] = row.get(j).getAsFloat();
                }
            } else {
                for (JsonElement each :
                        golden.getAsJsonArray(mode + "_at").get(i).getAsJsonArray()) {
                    JsonArray pair = each.getAsJsonArray();
                    expected[pair.get(0).getAsInt()] = pair.get(1).getAsFloat();
                }
            }
            float[] row = rows.row(i).floats();
            for (int j = 0; j < row.length; j++) {
                assertThat(row[j]).as("%s, %d", texts.get(i), j).isCloseTo(expected[j], within(1e-6f + 1e-6f * row[j]));
            }
        }
    }

    @Test
    void numbersWordsFromTwoTheMostFrequentFirst() {
        Vocabulary vocabulary = Vocabulary.fit(TEXTS);

        assertThat(vocabulary.words()).containsExactly("good", "film", "a", "bad");
        assertThat(vocabulary.size()).isEqualTo(6);
        assertThat(vocabulary.number("good")).isEqualTo(2);
        assertThat(vocabulary.number("new")).isEqualTo(1);
        assertThat(vocabulary.rows(List.of("A bad, bad film!", "good"))).isEqualTo(Tensor.of(new int[][] {
            {4, 5, 5}, {2, 0, 0}
        }));
        assertThat(vocabulary).hasToString("Vocabulary of 4 words.sequences(3)");
    }

    @Test
    void readsNumbersBack() {
        Vocabulary vocabulary = Vocabulary.fit(TEXTS);

        assertThat(vocabulary.text(4, 1, 3, 0, 0)).isEqualTo("a [UNK] film");
        assertThat(vocabulary.text()).isEmpty();
        assertThatThrownBy(() -> vocabulary.text(6))
                .isInstanceOf(NnException.class)
                .hasMessage("vocabulary: numbers are 0 to 5, but 6 was asked for.");
    }

    @Test
    void makesDatasets() {
        Vocabulary vocabulary = Vocabulary.fit(TEXTS).sequences(2);

        Dataset numbered = vocabulary.dataset(TEXTS, 1, 0, 1);
        assertThat(numbered.input().shape()).isEqualTo(Shape.of(3, 2));
        assertThat(numbered.targets().ints()).containsExactly(1, 0, 1);
        Dataset named = vocabulary.counts().dataset(TEXTS, List.of("liked", "hated", "liked"));
        assertThat(named.preprocessing()).contains(vocabulary.counts());
        assertThat(numbered.preprocessing()).contains(vocabulary);
        assertThat(vocabulary
                        .dataset(Texts.of(TEXTS, List.of("liked", "hated", "liked")))
                        .preprocessing())
                .contains(vocabulary);
        assertThat(named.classes()).containsExactly("hated", "liked");
        assertThat(named.input().shape()).isEqualTo(Shape.of(3, 5));
        assertThat(vocabulary.dataset(TEXTS, 1f, 0f, 1f).targets().shape()).isEqualTo(Shape.of(3, 1));
        Tensor targets = Tensor.of(new float[][] {{1}, {0}, {1}});
        assertThat(vocabulary.dataset(TEXTS, targets).targets()).isEqualTo(targets);
    }

    @Test
    void looksAtEveryScriptIfAsked() {
        Vocabulary ascii = Vocabulary.fit(List.of("Äpfel, äpfel", "«да» ДА!"));
        assertThat(ascii.words()).containsExactly("ДА", "äpfel", "Äpfel", "«да»");

        Vocabulary every = Vocabulary.fit(
                List.of("Äpfel, a\u0308pfel", "«да»\u3000ДА!"), text -> text.standardize(Standardize.UNICODE));
        assertThat(every.words()).containsExactly("да", "äpfel");
    }

    @Test
    void breaksTiesByCodePointsAndNotByChars() {
        Vocabulary vocabulary = Vocabulary.fit(List.of("\uffee \ud83d\ude00 \ud83d\ude01 z"));

        assertThat(vocabulary.words()).containsExactly("\ud83d\ude01", "\ud83d\ude00", "\uffee", "z");
    }

    @Test
    void refusesWhatHasNoWord() {
        assertThatThrownBy(() -> Vocabulary.fit(List.of("", "?!")))
                .isInstanceOf(NnException.class)
                .hasMessage("vocabulary: there must be at least one word, but there was none.\n"
                        + "Maybe the texts are empty, or punctuation alone.");
        assertThatThrownBy(() -> Vocabulary.fit(TEXTS).rows(List.of()))
                .isInstanceOf(NnException.class)
                .hasMessage("vocabulary: there must be at least one text, but there was none.");
        assertThatThrownBy(() -> Vocabulary.fit(TEXTS, text -> text.maxTokens(2)))
                .isInstanceOf(NnException.class)
                .hasMessage("vocabulary: maxTokens must be at least 3, but was 2.\n"
                        + "Maybe count two more than words: padding is 0, and what is unknown is 1.");
        assertThatThrownBy(() -> Vocabulary.fit(TEXTS, text -> text.ngrams(List.of(0))))
                .isInstanceOf(NnException.class)
                .hasMessage("vocabulary: ngrams must be at least 1, but was 0.");
        assertThatThrownBy(() -> Vocabulary.fit(TEXTS).sequences(0))
                .isInstanceOf(NnException.class)
                .hasMessage("vocabulary: length must be at least 1, but was 0.");
    }

    @Test
    void saysHowItMakesTokens() {
        assertThat(TextVectorization.STANDARD.split(Split.CHARACTER).ngrams(2).maxTokens(9))
                .hasToString("text.split(CHARACTER).ngrams([1, 2]).maxTokens(9)");
    }
}
