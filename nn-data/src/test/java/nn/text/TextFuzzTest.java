package nn.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import nn.data.NnException;
import nn.testkit.fuzz.Fuzz;
import nn.testkit.fuzz.Mutation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a file or a text is, nothing escapes but what is ours, and nothing hangs. */
class TextFuzzTest {
    private static final long SEED = Long.getLong("nn.seed", 13);

    @TempDir
    Path folder;

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

    @Test
    void damagedTokenizersAreReadOrRefused() {
        Fuzz fuzz = Fuzz.in(folder);
        for (String name : List.of("bert-cased", "words", "punctuated", "roberta", "llama", "clip")) {
            byte[] json = Golden.text(name + ".json").getBytes(StandardCharsets.UTF_8);
            fuzz = fuzz.file(name + ".json", json, Mutation.tokens());
        }
        fuzz.check(Tokenizer::read, tokenizer -> use(tokenizer, new Random(SEED)));
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
