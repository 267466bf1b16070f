package nn.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a {@code tokenizer.json} says, ready to be used: normalizer, pre-tokenizer, model, post-processor, decoder. */
final class Pipeline {
    private static final int WORDS = 20_000; // kept with their pieces; text repeats its words
    private static final int LONG = 64; // chars; longer words hardly come again

    private final TokenIds ids;
    private final AddedTokens added;
    private final PreTokenizer preTokenizer;
    private final TokenModel model;
    private final PostTemplate template;
    private final TokenDecoder decoder;
    private final Optional<Truncation> truncation;
    private final Optional<Padding> padding;
    private final Map<String, int[]> words = new ConcurrentHashMap<>();

    private Pipeline(JsonNode json) {
        JsonNode model = json.get("model");
        ids = TokenIds.read(model.get("vocab"));
        this.model = TokenModel.read(model, ids);
        added = AddedTokens.read(
                json.find("added_tokens").map(JsonNode::list).orElse(List.of()),
                ids,
                json.find("normalizer").map(TextNormalizer::read).orElse(text -> text));
        preTokenizer = json.find("pre_tokenizer").map(PreTokenizer::read).orElse(List::of);
        template = json.find("post_processor").map(PostTemplate::read).orElse(PostTemplate.NONE);
        decoder = json.find("decoder").map(TokenDecoder::read).orElse(tokens -> String.join(" ", tokens));
        truncation = json.find("truncation").map(Truncation::read);
        padding = json.find("padding").map(Padding::read);
    }

    static Pipeline read(String json) {
        JsonNode all = JsonNode.parse("tokenizer.json", json);
        if (!all.text("version", "1.0").equals("1.0")) {
            throw all.get("version")
                    .wrong("1.0 was expected, but was %s.", all.get("version").text());
        }
        return new Pipeline(all);
    }

    TokenIds ids() {
        return ids;
    }

    /** Takes one text or two apart, cut and filled up to a length, or, if it is 0, as the file says. */
    TokenRow row(int length, String... texts) {
        TokenRow row = cut(length, texts);
        return padding(length).map(each -> each.applied(row, row.length())).orElse(row);
    }

    /** Takes texts apart, and fills all up to one length. */
    List<TokenRow> rows(int length, List<String> texts) {
        List<TokenRow> rows =
                texts.parallelStream().map(text -> cut(length, text)).toList();
        int longest = rows.stream().mapToInt(TokenRow::length).max().orElse(0);
        Padding chosen = padding(length).orElseGet(() -> standard(0));
        return rows.stream().map(row -> chosen.applied(row, longest)).toList();
    }

    private TokenRow cut(int length, String... texts) {
        int[][] all = Stream.of(texts).map(this::pieces).toArray(int[][]::new);
        Optional<Truncation> chosen = length == 0
                ? truncation
                : Optional.of(truncation.map(each -> each.length(length)).orElse(Truncation.to(length)));
        int special = template.added(texts.length);
        return template.applied(chosen.map(each -> each.applied(special, all)).orElse(all));
    }

    private Optional<Padding> padding(int length) {
        return length == 0
                ? padding
                : Optional.of(padding.map(each -> each.length(length)).orElseGet(() -> standard(length)));
    }

    private Padding standard(int length) {
        int id = Stream.of("[PAD]", "<pad>", "<|pad|>")
                .map(ids::id)
                .flatMapToInt(OptionalInt::stream)
                .findFirst()
                .orElse(0);
        return new Padding(length, 1, id, 0, false);
    }

    private int[] pieces(String text) {
        IdList all = new IdList();
        added.split(text, piece -> preTokenizer.split(piece).forEach(word -> all.addAll(known(word))), all::add);
        return all.toArray();
    }

    private int[] known(String word) {
        int[] known = words.get(word);
        if (known == null) {
            known = model.pieces(word);
            if (word.length() <= LONG && words.size() < WORDS) {
                words.put(word, known);
            }
        }
        return known;
    }

    String decoded(boolean withSpecial, int... numbers) {
        List<String> tokens = new ArrayList<>();
        IntStream.of(numbers)
                .filter(id -> ids.has(id) && (withSpecial || !added.isSpecial(id)))
                .forEach(id -> tokens.add(added.decoded(id, ids.token(id))));
        return decoder.text(tokens);
    }
}
