package nn.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Splits a text into what the model then takes apart, each for itself. */
@FunctionalInterface
interface PreTokenizer {
    List<String> split(String text);

    static PreTokenizer read(JsonNode json) {
        return switch (json.type()) {
            case "BertPreTokenizer" -> PreTokenizer::bert;
            case "ByteLevel" -> new ByteLevel(json.get("add_prefix_space").flag(), json.flag("use_regex", true));
            case "Whitespace" -> PreTokenizer::words;
            case "WhitespaceSplit" -> text -> Delimiter.REMOVED.split(text, Characters::isWhitespace);
            case "Punctuation" ->
                punctuation(json.find("behavior").map(Delimiter::read).orElse(Delimiter.ISOLATED));
            case "Digits" -> digits(json.flag("individual_digits", false) ? Delimiter.ISOLATED : Delimiter.CONTIGUOUS);
            case "Split" -> split(json);
            case "Sequence" -> sequence(json.get("pretokenizers").list());
            default ->
                throw json.wrong("the pre-tokenizer \"%s\" is not known.", json.type())
                        .maybe(
                                "use one of BertPreTokenizer, ByteLevel, Whitespace, WhitespaceSplit, Punctuation, Digits, Split and"
                                        + " Sequence.");
        };
    }

    private static List<String> bert(String text) {
        List<String> all = new ArrayList<>();
        for (String word : Delimiter.REMOVED.split(text, Characters::isWhitespace)) {
            all.addAll(Delimiter.ISOLATED.split(word, Characters::isPunctuation));
        }
        return all;
    }

    /** Finds runs of what words are made of, and of all else but white space. */
    private static List<String> words(String text) {
        List<String> all = new ArrayList<>();
        for (String word : Delimiter.REMOVED.split(text, Characters::isWhitespace)) {
            all.addAll(Delimiter.CONTIGUOUS.split(word, Characters::isWord));
        }
        return all;
    }

    private static PreTokenizer punctuation(Delimiter behavior) {
        return text -> behavior.split(text, Characters::isPunctuation);
    }

    private static PreTokenizer digits(Delimiter behavior) {
        return text -> behavior.split(text, Characters::isNumber);
    }

    private static PreTokenizer split(JsonNode json) {
        Pattern pattern = Patterns.read(json.get("pattern"));
        Delimiter behavior = Delimiter.read(json.get("behavior"));
        boolean inverted = json.get("invert").flag();
        return text -> behavior.split(text, pattern, inverted);
    }

    private static PreTokenizer sequence(List<JsonNode> parts) {
        List<PreTokenizer> all = parts.stream().map(PreTokenizer::read).toList();
        return text -> {
            List<String> pieces = List.of(text);
            for (PreTokenizer each : all) {
                List<String> finer = new ArrayList<>();
                pieces.forEach(piece -> finer.addAll(each.split(piece)));
                pieces = finer;
            }
            return pieces;
        };
    }
}
