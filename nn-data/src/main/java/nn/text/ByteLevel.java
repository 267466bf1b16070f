package nn.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits as GPT-2 does, and writes each byte of UTF-8 as one visible character.
 *
 * <p>Words are what its pattern finds: {@code 's|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+}.
 *
 * @param startsWithSpace whether a text that begins with none is given one
 * @param splits whether it splits at all
 */
record ByteLevel(boolean startsWithSpace, boolean splits) implements PreTokenizer {
    private static final List<String> CONTRACTIONS = List.of("'s", "'t", "'re", "'ve", "'m", "'ll", "'d");

    /** Names kinds of characters. */
    private enum Kind {
        SPACE,
        LETTER,
        NUMBER,
        SIGN;

        static Kind of(int each) {
            if (each >= 'a' && each <= 'z' || each >= 'A' && each <= 'Z') {
                return LETTER;
            }
            return Characters.isWhitespace(each)
                    ? SPACE
                    : Character.isLetter(each) ? LETTER : Characters.isNumber(each) ? NUMBER : SIGN;
        }
    }

    @Override
    public List<String> split(String text) {
        String all = startsWithSpace && !text.startsWith(" ") ? " " + text : text;
        List<String> words = new ArrayList<>();
        for (int from = 0; from < all.length(); ) {
            int to = splits ? end(all, from) : all.length();
            words.add(ByteChars.written(all.substring(from, to).getBytes(StandardCharsets.UTF_8)));
            from = to;
        }
        return words;
    }

    private static int end(String text, int from) {
        for (String each : CONTRACTIONS) {
            if (text.startsWith(each, from)) {
                return from + each.length();
            }
        }
        int start = text.charAt(from) == ' ' && from + 1 < text.length() ? from + 1 : from;
        Kind kind = Kind.of(text.codePointAt(start));
        return kind == Kind.SPACE ? spaces(text, from) : run(text, start, kind);
    }

    /** Leaves the last space to the word that follows. */
    private static int spaces(String text, int from) {
        int to = run(text, from, Kind.SPACE);
        int last = text.offsetByCodePoints(to, -1);
        return to < text.length() && last > from ? last : to;
    }

    private static int run(String text, int from, Kind kind) {
        int to = from;
        while (to < text.length() && Kind.of(text.codePointAt(to)) == kind) {
            to += Character.charCount(text.codePointAt(to));
        }
        return to;
    }
}
