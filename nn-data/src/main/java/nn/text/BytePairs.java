package nn.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Joins the characters of a word pair by pair, the pair that was learned first before others: byte-pair encoding. */
final class BytePairs implements TokenModel {
    private final TokenIds ids;
    private final Map<Long, Merge> merges = new HashMap<>();
    private final OptionalInt unknown;
    private final boolean fuses;
    private final boolean knowsWords;
    private final String prefix;
    private final String suffix;

    /** What a pair becomes, and when it was learned. */
    record Merge(int rank, int id) {}

    private BytePairs(JsonNode json, TokenIds ids) {
        this.ids = ids;
        unknown = json.find("unk_token")
                .map(token -> id(token))
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
        fuses = json.flag("fuse_unk", false);
        knowsWords = json.flag("ignore_merges", false);
        prefix = json.text("continuing_subword_prefix", "");
        suffix = json.text("end_of_word_suffix", "");
    }

    static BytePairs read(JsonNode json, TokenIds ids) {
        if (json.flag("byte_fallback", false)) {
            throw json.get("byte_fallback").wrong("tokens of bytes for what is not known are not supported.");
        }
        Optional<JsonNode> dropout = json.find("dropout");
        if (dropout.isPresent() && !dropout.get().json().toString().matches("0(\\.0*)?")) {
            throw dropout.get()
                    .wrong("dropping merges at random is for training alone.")
                    .maybe("write null there.");
        }
        BytePairs pairs = new BytePairs(json, ids);
        int rank = 0;
        for (JsonNode merge : json.get("merges").list()) {
            if (!merge.isText() || !merge.text().startsWith("#version")) {
                pairs.learn(merge, rank++);
            }
        }
        return pairs;
    }

    /** Learns a pair, written as {@code "a b"} or as {@code ["a", "b"]}. */
    private void learn(JsonNode merge, int rank) {
        List<String> pair = merge.isText()
                ? List.of(merge.text().split(" ", -1))
                : merge.list().stream().map(JsonNode::text).toList();
        if (pair.size() != 2 || !pair.get(1).startsWith(prefix)) {
            throw merge.wrong("two tokens were expected, but were %s.", pair);
        }
        String joined = pair.get(0) + pair.get(1).substring(prefix.length());
        long key = key(id(merge, pair.get(0)), id(merge, pair.get(1)));
        merges.put(key, new Merge(rank, id(merge, joined)));
    }

    private int id(JsonNode token) {
        return id(token, token.text());
    }

    private int id(JsonNode place, String token) {
        return ids.id(token).orElseThrow(() -> place.wrong("\"%s\" is not in the vocab.", token));
    }

    private static long key(int left, int right) {
        return (long) left << 32 | right;
    }

    /** Finds what a pair becomes. */
    Optional<Merge> merge(int left, int right) {
        return Optional.ofNullable(merges.get(key(left, right)));
    }

    @Override
    public int[] pieces(String word) {
        OptionalInt whole = knowsWords ? ids.id(word) : OptionalInt.empty();
        return whole.isPresent() ? new int[] {whole.getAsInt()} : new PairQueue(this, characters(word)).joined();
    }

    /** Numbers the characters; those that are not known are left out, where nothing stands for them. */
    private int[] characters(String word) {
        IdList known = new IdList();
        boolean afterUnknown = false;
        for (int from = 0; from < word.length(); ) {
            int to = word.offsetByCodePoints(from, 1);
            OptionalInt id =
                    ids.id((from > 0 ? prefix : "") + word.substring(from, to) + (to == word.length() ? suffix : ""));
            if (id.isPresent()) {
                known.add(id.getAsInt());
            } else if (unknown.isPresent() && !(fuses && afterUnknown)) {
                known.add(unknown.getAsInt());
            }
            afterUnknown = id.isEmpty();
            from = to;
        }
        return known.toArray();
    }
}
