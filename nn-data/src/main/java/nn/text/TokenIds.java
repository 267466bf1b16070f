package nn.text;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/** The tokens of a model with their numbers, found either way. */
final class TokenIds {
    private final Map<String, Integer> ids = new HashMap<>();
    private final Map<Integer, String> tokens = new HashMap<>();

    static TokenIds read(JsonNode vocab) {
        TokenIds all = new TokenIds();
        vocab.members()
                .forEach((token, id) -> all.put(token, vocab.with(token, id).whole()));
        return all;
    }

    void put(String token, int id) {
        ids.put(token, id);
        tokens.put(id, token);
    }

    OptionalInt id(String token) {
        Integer id = ids.get(token);
        return id == null ? OptionalInt.empty() : OptionalInt.of(id);
    }

    boolean has(String token) {
        return ids.containsKey(token);
    }

    boolean has(int id) {
        return tokens.containsKey(id);
    }

    String token(int id) {
        return tokens.getOrDefault(id, "");
    }

    /** Returns how many chars the longest token has. */
    int longest() {
        return ids.keySet().stream().mapToInt(String::length).max().orElse(0);
    }

    /** Counts the tokens. */
    int count() {
        return ids.size();
    }

    /** Returns one more than the greatest number. */
    int size() {
        return tokens.keySet().stream().mapToInt(id -> id).max().orElse(-1) + 1;
    }
}
