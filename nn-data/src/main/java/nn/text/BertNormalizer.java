package nn.text;

import java.text.Normalizer;
import java.text.Normalizer.Form;

/** Cleans a text as BERT does: no controls, plain spaces, ideographs apart, and where chosen no accents and no capitals. */
record BertNormalizer(boolean cleans, boolean parts, boolean strips, boolean lowers) implements TextNormalizer {
    static BertNormalizer read(JsonNode json) {
        boolean lowers = json.get("lowercase").flag();
        return new BertNormalizer(
                json.get("clean_text").flag(),
                json.get("handle_chinese_chars").flag(),
                json.flag("strip_accents", lowers),
                lowers);
    }

    @Override
    public String normalize(String text) {
        String changed = cleans || parts ? cleaned(text) : text;
        if (strips) {
            changed = TextNormalizer.without(Normalizer.normalize(changed, Form.NFD), false);
        }
        return lowers ? TextNormalizer.lowercase(changed) : changed;
    }

    private String cleaned(String text) {
        StringBuilder kept = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(each -> {
            if (cleans && (each == '\t' || each == '\n' || each == '\r')) {
                kept.append(' ');
            } else if (parts && Characters.isIdeograph(each)) {
                kept.append(' ').appendCodePoint(each).append(' ');
            } else if (!cleans || each != 0xfffd && !Characters.isOther(each)) {
                kept.appendCodePoint(cleans && Characters.isWhitespace(each) ? ' ' : each);
            }
        });
        return kept.toString();
    }
}
