package nn.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import nn.data.NnException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a file or a text is, nothing escapes but what is ours, and nothing hangs. */
class TextFuzzTest {
    private static final long SEED = Long.getLong("nn.seed", 13);
    private static final List<String> PARTS = List.of(
            "null",
            "0",
            "-1",
            "1e9",
            "2147483648",
            "true",
            "\"\"",
            "\"x\"",
            "[]",
            "{}",
            "[[]]",
            "\"\\ud800\"",
            "1e999",
            "NaN");

    @TempDir
    Path folder;

    /** Replaces values, swaps names, cuts out, doubles, and changes single bytes. */
    private static String mutated(String json, Random random) {
        StringBuilder text = new StringBuilder(json);
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(Math.max(1, Math.min(text.length(), random.nextBoolean() ? 600 : text.length())));
            int to = Math.min(text.length(), at + 1 + random.nextInt(12));
            switch (random.nextInt(5)) {
                case 0 ->
                    text.setCharAt(at, (char) (random.nextInt(4) == 0 ? random.nextInt(65536) : random.nextInt(128)));
                case 1 -> text.delete(at, to);
                case 2 -> text.insert(at, text.substring(at, to));
                case 3 -> value(text, at, random);
                default -> text.setLength(Math.max(1, random.nextInt(20) == 0 ? at : text.length()));
            }
        }
        return text.toString();
    }

    private static void value(StringBuilder text, int at, Random random) {
        int from = text.indexOf(":", at) + 1;
        int to = text.indexOf(",", from);
        if (from > 0 && to > from) {
            text.replace(from, to, PARTS.get(random.nextInt(PARTS.size())));
        }
    }

    private static String drawn(Random random) {
        return random.ints(random.nextInt(60), 0, 5)
                .map(kind -> switch (kind) {
                    case 0 -> random.nextInt(128);
                    case 1 -> random.nextInt(0x3000);
                    case 2 -> 0xd800 + random.nextInt(0x800); // halves of characters
                    case 3 -> 'a' + random.nextInt(3);
                    default -> random.nextInt(0x110000);
                })
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static void use(Tokenizer tokenizer, Random random) {
        String text = drawn(random);
        TokenEncoding encoding = tokenizer.encode(text, drawn(random));
        tokenizer.decode(encoding.ids().stream().mapToInt(id -> id).toArray());
        tokenizer.batch(List.of(text, "the [MASK] <mask>", "12 fox 天'll"), 20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bert-cased", "words", "punctuated", "roberta", "llama", "clip"})
    void readsMutatedFilesOrRefusesThem(String name) {
        String json = Golden.text(name + ".json");
        Assertions.assertTimeout(Duration.ofSeconds(30), () -> {
            int refused = 0;
            for (int i = 0; i < 60; i++) {
                Random random = new Random(SEED + i);
                String other = mutated(json, random);
                try {
                    use(new Tokenizer(other, 0), random);
                } catch (NnException wrong) {
                    refused++;
                } catch (Throwable escaped) {
                    throw new AssertionError("-Dnn.seed=" + (SEED + i) + ": " + other, escaped);
                }
            }
            assertThat(refused).isBetween(5, 59);
        });
    }

    @Test
    void takesAnyTextApart() {
        Tokenizer bert = TokenizerTest.tokenizer("bert-uncased");
        Tokenizer gpt = TokenizerTest.tokenizer("gpt");
        for (int i = 0; i < 150; i++) {
            Random random = new Random(SEED + i);
            use(bert, random);
            use(gpt, random);
            String text = drawn(random);
            Vocabulary vocabulary = Vocabulary.fit(List.of(text, "a word"), options -> options.ngrams(2));
            assertThat(vocabulary.rows(List.of(text)).rows())
                    .as("-Dnn.seed=%d", SEED + i)
                    .isEqualTo(1);
        }
    }

    @Test
    void refusesFilesThatAreNone() throws Exception {
        Path file = folder.resolve("tokenizer.json");
        assertRefused(file);
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertRefused(file);
        Files.writeString(file, "[".repeat(100_000), StandardCharsets.UTF_8);
        assertRefused(file);
        Files.writeString(file, "{\"model\": ", StandardCharsets.UTF_8);
        assertRefused(file);
    }

    private static void assertRefused(Path file) {
        assertThatThrownBy(() -> Tokenizer.read(file))
                .isInstanceOf(NnException.class)
                .hasMessage(file + ": this cannot be read as a tokenizer.json.\n"
                        + "Maybe it is not there, or was cut off, or is another file.");
    }
}
