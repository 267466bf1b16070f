package nn.text;

/**
 * Takes the longest piece that is known, again and again; a word of which a part is not known is unknown as a whole.
 *
 * @param ids the pieces
 * @param unknown the number of what is not known
 * @param prefix what a piece begins with that does not begin a word
 * @param longest how many characters a word may have that is looked at
 * @param longestPiece how many chars a piece has at most
 */
record WordPiece(TokenIds ids, int unknown, String prefix, int longest, int longestPiece) implements TokenModel {
    static WordPiece read(JsonNode json, TokenIds ids) {
        JsonNode unknown = json.get("unk_token");
        return new WordPiece(
                ids,
                ids.id(unknown.text()).orElseThrow(() -> unknown.wrong("\"%s\" is not in the vocab.", unknown.text())),
                json.get("continuing_subword_prefix").text(),
                json.get("max_input_chars_per_word").whole(),
                ids.longest());
    }

    @Override
    public int[] pieces(String word) {
        if (word.codePointCount(0, word.length()) > longest) {
            return new int[] {unknown};
        }
        IdList pieces = new IdList();
        for (int from = 0; from < word.length(); ) {
            int to = Math.min(word.length(), from + longestPiece);
            while (to > from && !ids.has(piece(word, from, to))) {
                to = word.offsetByCodePoints(to, -1);
            }
            if (to == from) {
                return new int[] {unknown};
            }
            pieces.add(ids.id(piece(word, from, to)).orElseThrow());
            from = to;
        }
        return pieces.toArray();
    }

    private String piece(String word, int from, int to) {
        String piece = word.substring(from, to);
        return from > 0 ? prefix + piece : piece;
    }
}
