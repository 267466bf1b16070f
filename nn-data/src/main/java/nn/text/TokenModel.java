package nn.text;

/** Takes a word to pieces that have numbers. */
@FunctionalInterface
interface TokenModel {
    int[] pieces(String word);

    static TokenModel read(JsonNode json, TokenIds ids) {
        return switch (json.text("type", json.find("merges").isPresent() ? "BPE" : "WordPiece")) {
            case "WordPiece" -> WordPiece.read(json, ids);
            case "BPE" -> BytePairs.read(json, ids);
            default ->
                throw json.wrong("the model \"%s\" is not known.", json.type()).maybe("use WordPiece or BPE.");
        };
    }
}
