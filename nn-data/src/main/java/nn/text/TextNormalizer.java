package nn.text;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changes a text before it is split. */
@FunctionalInterface
interface TextNormalizer {
    String normalize(String text);

    static TextNormalizer read(JsonNode json) {
        return switch (json.type()) {
            case "BertNormalizer" -> BertNormalizer.read(json);
            case "NFC" -> text -> Normalizer.normalize(text, Form.NFC);
            case "NFD" -> text -> Normalizer.normalize(text, Form.NFD);
            case "NFKC" -> text -> Normalizer.normalize(text, Form.NFKC);
            case "NFKD" -> text -> Normalizer.normalize(text, Form.NFKD);
            case "Lowercase" -> TextNormalizer::lowercase;
            case "StripAccents" -> text -> without(text, true);
            case "Strip" ->
                strip(json.get("strip_left").flag(), json.get("strip_right").flag());
            case "Prepend" -> prepend(json.get("prepend").text());
            case "Replace" -> replace(json);
            case "Sequence" -> sequence(json.get("normalizers").list());
            default ->
                throw json.wrong("the normalizer \"%s\" is not known.", json.type())
                        .maybe(
                                "use one of BertNormalizer, NFC, NFD, NFKC, NFKD, Lowercase, StripAccents, Strip, Prepend, Replace"
                                        + " and Sequence.");
        };
    }

    private static TextNormalizer sequence(List<JsonNode> parts) {
        List<TextNormalizer> all = parts.stream().map(TextNormalizer::read).toList();
        return text -> {
            String changed = text;
            for (TextNormalizer each : all) {
                changed = each.normalize(changed);
            }
            return changed;
        };
    }

    private static TextNormalizer prepend(String start) {
        return text -> text.isEmpty() ? text : start + text;
    }

    private static TextNormalizer replace(JsonNode json) {
        Pattern pattern = Patterns.read(json.get("pattern"));
        String content = Matcher.quoteReplacement(json.get("content").text());
        return text -> Patterns.matching(pattern, text, matcher -> matcher.replaceAll(content));
    }

    private static TextNormalizer strip(boolean left, boolean right) {
        return text -> {
            int from = left ? Characters.spacesFrom(text, 0) : 0;
            int to = right ? Characters.spacesBefore(text, text.length()) : text.length();
            return text.substring(Math.min(from, to), to);
        };
    }

    /** Makes each character lower case, wherever it stands: no sigma is final. */
    static String lowercase(String text) {
        StringBuilder lower = new StringBuilder(text.length());
        text.codePoints().forEach(each -> {
            if (each == 'İ') {
                lower.append("i\u0307");
            } else {
                lower.appendCodePoint(Character.toLowerCase(each));
            }
        });
        return lower.toString();
    }

    /** Leaves marks out, those that need no room, or all. */
    static String without(String text, boolean all) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints()
                .filter(each -> !(all ? Characters.isMark(each) : Characters.isNonSpacingMark(each)))
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
