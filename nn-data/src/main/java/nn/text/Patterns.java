package nn.text;

import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import nn.data.NnException;

/** Reads patterns, and sees to it that none that is badly made takes for ever. */
final class Patterns {
    private static final long STEPS = 10_000_000;
    private static final long STEPS_A_CHAR = 1000;

    private Patterns() {}

    /** Reads a text or a regular expression. */
    static Pattern read(JsonNode json) {
        if (json.find("String").isPresent()) {
            return Pattern.compile(Pattern.quote(json.get("String").text()));
        }
        String regex = json.get("Regex").text();
        try {
            return Pattern.compile(regex, Pattern.UNICODE_CHARACTER_CLASS | Pattern.UNICODE_CASE);
        } catch (PatternSyntaxException | StackOverflowError wrong) {
            throw json.wrong("the regular expression \"%s\" is none that Java knows.", regex)
                    .causedBy(wrong);
        }
    }

    /** Does something with the matches of a pattern. */
    static <T> T matching(Pattern pattern, String text, Function<Matcher, T> use) {
        try {
            return use.apply(pattern.matcher(new Limited(text, new long[] {STEPS + STEPS_A_CHAR * text.length()})));
        } catch (StackOverflowError deep) {
            throw NnException.of(
                            "tokenizer: the pattern \"%s\" goes too deep in a text of %d chars.",
                            pattern, text.length())
                    .causedBy(deep);
        }
    }

    /** A text that can be looked at so often only. */
    private record Limited(String text, long[] left) implements CharSequence {
        @Override
        public char charAt(int index) {
            if (left[0]-- <= 0) {
                throw NnException.of("tokenizer: a pattern takes too long in a text of %d chars.", text.length())
                        .maybe("its tokenizer.json repeats what repeats, as in (.*)(.*)(.*).");
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int from, int to) {
            return text.subSequence(from, to);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
