package nn.text;

import java.util.ArrayList;
import java.util.List;

/** Makes a text of tokens. */
@FunctionalInterface
interface TokenDecoder {
    String text(List<String> tokens);

    static TokenDecoder read(JsonNode json) {
        return switch (json.type()) {
            case "ByteLevel" -> ByteChars::read;
            case "WordPiece" ->
                wordPieces(json.get("prefix").text(), json.get("cleanup").flag());
            case "BPEDecoder" -> suffixed(json.get("suffix").text());
            default ->
                throw json.wrong("the decoder \"%s\" is not known.", json.type())
                        .maybe("use one of WordPiece, ByteLevel and BPEDecoder.");
        };
    }

    private static TokenDecoder wordPieces(String prefix, boolean cleans) {
        return tokens -> {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < tokens.size(); i++) {
                String token = tokens.get(i);
                String piece =
                        i == 0 ? token : token.startsWith(prefix) ? token.substring(prefix.length()) : " " + token;
                text.append(cleans ? clean(piece) : piece);
            }
            return text.toString();
        };
    }

    /** Takes spaces away that English would not write. */
    private static String clean(String token) {
        return token.replace(" .", ".")
                .replace(" ?", "?")
                .replace(" !", "!")
                .replace(" ,", ",")
                .replace(" ' ", "'")
                .replace(" n't", "n't")
                .replace(" 'm", "'m")
                .replace(" do not", " don't")
                .replace(" 's", "'s")
                .replace(" 've", "'ve")
                .replace(" 're", "'re");
    }

    private static TokenDecoder suffixed(String suffix) {
        return tokens -> {
            List<String> words = new ArrayList<>();
            for (int i = 0; i < tokens.size(); i++) {
                words.add(tokens.get(i).replace(suffix, i == tokens.size() - 1 ? "" : " "));
            }
            return String.join("", words);
        };
    }
}
