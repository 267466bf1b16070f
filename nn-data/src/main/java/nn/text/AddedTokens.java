package nn.text;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Finds tokens in a text that stand beside those of the model, such as {@code [MASK]}, before it is taken apart. */
final class AddedTokens {
    private final TextNormalizer normalizer;
    private final TokenFinder asWritten = new TokenFinder();
    private final TokenFinder normalized = new TokenFinder();
    private final Set<Integer> special = new HashSet<>();
    private final Map<Integer, String> decoded = new HashMap<>();

    private AddedTokens(TextNormalizer normalizer) {
        this.normalizer = normalizer;
    }

    /** Reads the list, and gives numbers to those that the model does not know, the next after all others. */
    static AddedTokens read(List<JsonNode> tokens, TokenIds ids, TextNormalizer normalizer) {
        AddedTokens all = new AddedTokens(normalizer);
        int next = ids.count();
        for (JsonNode token : tokens) {
            String content = token.get("content").text();
            if (content.isEmpty()) {
                continue;
            }
            int id = ids.id(content).orElse(next);
            next = Math.max(next, id + 1);
            ids.put(content, id);
            all.add(token, content, id);
        }
        return all;
    }

    private void add(JsonNode token, String content, int id) {
        boolean isNormalized = token.get("normalized").flag();
        String sought = isNormalized ? normalizer.normalize(content) : content;
        decoded.put(id, sought);
        if (token.get("special").flag()) {
            special.add(id);
        }
        if (!sought.isEmpty()) {
            (isNormalized ? normalized : asWritten)
                    .add(new TokenFinder.Sought(
                            sought,
                            id,
                            token.get("single_word").flag(),
                            token.get("lstrip").flag(),
                            token.get("rstrip").flag()));
        }
    }

    boolean isSpecial(int id) {
        return special.contains(id);
    }

    /** Returns what a token is when it is read back. */
    String decoded(int id, String token) {
        return decoded.getOrDefault(id, token);
    }

    /** Takes a text apart: gives the pieces between tokens, normalized, to one, and the numbers of tokens to the other. */
    void split(String text, Consumer<String> piece, Consumer<Integer> token) {
        asWritten.split(text, part -> normalized.split(normalizer.normalize(part), piece, token), token);
    }
}
