package nn.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenizerTest {
    private static final List<String> LINES = Golden.lines("lines.jsonl")
            .map(line -> JsonParser.parseString(line).getAsString())
            .toList();

    static Tokenizer tokenizer(String name) {
        return new Tokenizer(Golden.text(name + ".json"), 0);
    }

    private static String checksum(String text) {
        CRC32 sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return String.format("%08x", sum.getValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bert-uncased", "bert-cased", "words", "punctuated", "gpt", "roberta", "llama", "clip"})
    void answersAsHuggingFaceOnAThousandLinesOfManyScripts(String name) {
        Tokenizer tokenizer = tokenizer(name);
        List<String> answers = Golden.lines(name + ".answers").toList();
        List<String> others = new ArrayList<>();

        for (int i = 0; i < LINES.size(); i++) {
            int[] ids = ids(tokenizer.encode(LINES.get(i)));
            String[] answer = answers.get(i).split(" ", 2);
            String written = IntStream.of(ids).mapToObj(String::valueOf).collect(Collectors.joining(" "));
            boolean isChecksum = answer[1].matches("[0-9a-f]{8}");
            if (!(isChecksum ? checksum(written) : written).equals(answer[1])) {
                others.add(LINES.get(i) + " has other ids: " + written);
            }
            if (!checksum(tokenizer.decode(ids)).equals(answer[0])) {
                others.add(LINES.get(i) + " is read back as " + tokenizer.decode(ids));
            }
        }
        assertThat(answers).hasSize(1000).hasSameSizeAs(LINES);
        assertThat(others).isEmpty();
    }

    private static int[] ids(TokenEncoding encoding) {
        return encoding.ids().stream().mapToInt(id -> id).toArray();
    }

    @Test
    void putsPairsTogetherAndCutsAndFillsUpAsHuggingFace() {
        List<String> cases = Golden.lines("pairs.jsonl").toList();
        Map<String, Tokenizer> made = new HashMap<>();
        for (String line : cases) {
            JsonObject golden = JsonParser.parseString(line).getAsJsonObject();
            JsonObject file = JsonParser.parseString(
                            Golden.text(golden.get("name").getAsString() + ".json"))
                    .getAsJsonObject();
            file.add("truncation", golden.get("truncation"));
            file.add("padding", golden.get("padding"));
            Tokenizer tokenizer = made.computeIfAbsent(file.toString(), json -> new Tokenizer(json, 0));
            String first = LINES.get(golden.get("first").getAsInt());
            JsonElement second = golden.get("second");
            TokenEncoding encoding = second.isJsonNull()
                    ? tokenizer.encode(first)
                    : tokenizer.encode(first, LINES.get(second.getAsInt()));

            assertThat(encoding.ids()).as(line).isEqualTo(Golden.ints(golden.get("ids")));
            assertThat(encoding.typeIds()).as(line).isEqualTo(Golden.ints(golden.get("types")));
            assertThat(encoding.attentionMask()).as(line).isEqualTo(Golden.ints(golden.get("mask")));
            assertThat(tokenizer.decodeWithSpecial(ids(encoding)))
                    .as(line)
                    .isEqualTo(golden.get("text").getAsString());
        }
        assertThat(cases).hasSizeGreaterThan(120);
    }

    @Test
    void makesRowsOfOneLength() {
        Tokenizer tokenizer = tokenizer("bert-uncased");
        List<String> texts = List.of("the dog", "");

        TokenBatch batch = tokenizer.batch(texts, 6);
        int the = tokenizer.id("the").orElseThrow();
        assertThat(batch.ids().row(1)).isEqualTo(Tensor.of(Shape.of(6), 2, 3, 0, 0, 0, 0));
        assertThat(batch.ids().row(0).ints()).startsWith(2, the).endsWith(0);
        assertThat(batch.attentionMask().row(1).ints()).containsExactly(1, 1, 0, 0, 0, 0);
        assertThat(batch.inputs()).containsOnlyKeys("input_ids", "attention_mask", "token_type_ids");
        int longest = tokenizer.encode("the dog").ids().size();
        assertThat(tokenizer.batch(texts).ids().shape()).isEqualTo(Shape.of(2, longest));
        assertThat(tokenizer.length(3).batch(texts).ids().row(0).ints()).containsExactly(2, the, 3);
        assertThat(tokenizer.dataset(texts, 1, 0).targets().ints()).containsExactly(1, 0);
        assertThat(tokenizer.dataset(texts, 1f, 0f).targets().shape()).isEqualTo(Shape.of(2, 1));
        assertThat(tokenizer.dataset(Texts.of(texts, List.of("b", "a"))).classes())
                .containsExactly("a", "b");
        assertThat(tokenizer.length(8)).hasToString("Tokenizer of 2000 tokens.length(8)");
    }

    @Test
    void readsTokensBack() {
        Tokenizer tokenizer = tokenizer("gpt");

        for (String line : LINES) {
            int[] ids = ids(tokenizer.encode(line));
            if (Arrays.stream(ids).allMatch(id -> id > 0)) {
                assertThat(tokenizer.decode(ids)).isEqualTo(line);
            }
        }
        assertThat(tokenizer.decode(-1, 1_000_000)).isEmpty();
    }

    private static void assertRefused(String json, String message) {
        assertThatThrownBy(() -> new Tokenizer(json, 0))
                .isInstanceOf(NnException.class)
                .hasMessage(message);
    }

    @Test
    void refusesByNameWhatItDoesNotKnow() {
        String json =
                "{\"model\": {\"type\": \"WordPiece\", \"unk_token\": \"u\", \"continuing_subword_prefix\": \"##\","
                        + " \"max_input_chars_per_word\": 9, \"vocab\": {\"u\": 0}}, \"normalizer\": {\"type\": \"NFC\"},"
                        + " \"decoder\": null}";
        new Tokenizer(json, 0);

        assertRefused(
                json.replace("NFC", "Precompiled"),
                "tokenizer.json, normalizer: the normalizer \"Precompiled\" is not known.\n"
                        + "Maybe use one of BertNormalizer, NFC, NFD, NFKC, NFKD, Lowercase, StripAccents, Strip, Prepend,"
                        + " Replace and Sequence.");
        assertRefused(
                json.replace("WordPiece", "Unigram"),
                "tokenizer.json, model: the model \"Unigram\" is not known.\nMaybe use WordPiece or BPE.");
        assertRefused(
                json.replace("\"decoder\": null", "\"decoder\": {\"type\": \"CTC\"}"),
                "tokenizer.json, decoder: the decoder \"CTC\" is not known.\n"
                        + "Maybe use one of WordPiece, ByteLevel and BPEDecoder.");
        assertRefused(
                json.replace("\"u\": 0", "\"u\": 0.5"),
                "tokenizer.json, model, vocab, \"u\": a whole number of at least 0 was expected, but was 0.5.");
        assertRefused(
                json.replace("\"unk_token\": \"u\"", "\"unk_token\": \"v\""),
                "tokenizer.json, model, unk_token: \"v\" is not in the vocab.");
        assertRefused(json.replace("\"unk_token\"", "\"unk\""), "tokenizer.json, model: there is no \"unk_token\".");
        assertRefused(
                json.substring(9), "tokenizer.json: this is no JSON.\nMaybe the file was cut off, or is another one.");
    }

    @Test
    void namesTheFileInWhatIsWrongWithIt(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("mine.json"), "{\"model\": {\"type\": \"Unigram\"}}");
        assertThatThrownBy(() -> Tokenizer.read(file))
                .isInstanceOf(NnException.class)
                .hasMessage(file + ": tokenizer.json, model: there is no \"vocab\".");
    }

    @Test
    void refusesPatternsThatTakeForEver() {
        String json = Golden.text("gpt.json")
                .replace(
                        "\"pre_tokenizer\":{",
                        "\"normalizer\":{\"type\":\"Replace\",\"pattern\":{\"Regex\":\"(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)b\"},\"content\":\"\"},"
                                + "\"pre_tokenizer\":{")
                .replace("\"normalizer\":null,", "");
        Tokenizer tokenizer = new Tokenizer(json, 0);

        assertThatThrownBy(() -> tokenizer.encode("a".repeat(50)))
                .isInstanceOf(NnException.class)
                .hasMessage("tokenizer: a pattern takes too long in a text of 50 chars.\n"
                        + "Maybe its tokenizer.json repeats what repeats, as in (.*)(.*)(.*).");
    }

    @Test
    void looksForPatternsInTextsOfMillionsOfChars() {
        boolean found = Patterns.matching(Pattern.compile("b"), "a".repeat(2_200_000), Matcher::find);

        assertThat(found).isFalse();
    }

    @Test
    void takesLongWordsApartWhoeverAllowsThem() {
        String json = Golden.text("bert-uncased.json").replace("_per_word\":100", "_per_word\":100000000");
        assertThat(new Tokenizer(json, 0).encode("a".repeat(20_000)).ids()).hasSizeGreaterThan(100);
    }

    @Test
    void takesLongTextsWithoutASpaceApart() {
        assertThat(tokenizer("gpt").encode("a".repeat(50_000)).ids()).isNotEmpty();
        assertThat(tokenizer("bert-uncased").encode("天".repeat(20_000)).ids()).hasSize(20_002);
    }

    @Test
    void refusesWhatCannotBeCut() {
        Tokenizer tokenizer = tokenizer("bert-uncased");
        assertThatThrownBy(() -> tokenizer.length(1).encode("a"))
                .isInstanceOf(NnException.class)
                .hasMessage(
                        "tokenizer: the length must be at least 2, but was 1.\nMaybe count the special tokens, too.");
        assertThatThrownBy(() -> tokenizer.batch(List.of()))
                .isInstanceOf(NnException.class)
                .hasMessage("tokenizer: there must be at least one text, but there was none.");
    }
}
