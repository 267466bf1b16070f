package nn.testkit.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import nn.data.Randoms;

/** Damages a text by its words, numbers, texts in quotes, and what stands in brackets. */
final class TokenMutation {
    private static final Pattern TOKEN =
            Pattern.compile("\"(?:[^\"\\\\]++|\\\\.)*+\"|'[^']*+'|-?[0-9][-+.0-9a-zA-Z]*+|\\w++|[^\\s\\w]|\\R");
    /** Half of all damage is done here, where most texts say what they are. */
    private static final int HEAD = 100;

    private static final String SIGNS = "[]{}()\",:;\\'-+0123456789eE.xn#\n\r\t\0 ";
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1.5",
            "1e9",
            "2147483648",
            "-9223372036854775808",
            "99999999999999999999",
            "1e999",
            "1e-999999999",
            "NaN",
            "-Infinity",
            "\"\"",
            "\"x\"",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "[]",
            "{}",
            "[null]",
            "[[]]",
            "{\"\":null}",
            "\uFEFF",
            "\"",
            "9".repeat(5_000),
            '"' + "long ".repeat(20_000) + '"',
            "[".repeat(20_000),
            "{\"a\":".repeat(20_000));

    private final String text;
    private final List<MatchResult> tokens;
    private final Randoms randoms;

    private TokenMutation(String text, Randoms randoms) {
        this.text = text;
        this.tokens = TOKEN.matcher(text).results().toList();
        this.randoms = randoms;
    }

    static byte[] damaged(byte[] whole, Randoms randoms) {
        TokenMutation mutation = new TokenMutation(new String(whole, StandardCharsets.UTF_8), randoms);
        return mutation.tokens.isEmpty()
                ? ByteMutation.damaged(whole, randoms)
                : mutation.damaged().getBytes(StandardCharsets.UTF_8);
    }

    private String damaged() {
        int token = token();
        int from = tokens.get(token).start();
        int last = last(token);
        int to = tokens.get(last).end();
        String value = text.substring(from, to);
        return switch (randoms.nextInt(8)) {
            case 0, 1 -> spliced(from, to, VALUES.get(randoms.nextInt(VALUES.size())));
            case 2 -> spliced(before(token), to, "");
            case 3 -> spliced(from, to, nested(value));
            case 4 -> spliced(from, to, text(tokens.get(token())));
            case 5 -> doubled(from, last);
            case 6 -> doubled(from, Math.min(tokens.size() - 1, last + randoms.nextInt(8)));
            default -> signed(from);
        };
    }

    private int token() {
        return randoms.nextInt(randoms.nextInt(2) == 0 ? Math.min(HEAD, tokens.size()) : tokens.size());
    }

    private static String text(MatchResult token) {
        return token.group();
    }

    /** Finds the last token of a value, or of a name and its value. */
    private int last(int first) {
        boolean isName =
                first + 2 < tokens.size() && text(tokens.get(first + 1)).equals(":");
        return isName && randoms.nextInt(2) == 0 ? closing(first + 2) : closing(first);
    }

    /** Finds where a value begins, or the comma before it. */
    private int before(int token) {
        boolean isListed = token > 0 && text(tokens.get(token - 1)).equals(",");
        return tokens.get(isListed && randoms.nextInt(2) == 0 ? token - 1 : token)
                .start();
    }

    private int closing(int first) {
        int depth = 0;
        for (int i = first; i < tokens.size(); i++) {
            String sign = text(tokens.get(i));
            depth += "[{(".contains(sign) ? 1 : "]})".contains(sign) ? -1 : 0;
            if (depth <= 0) {
                return i;
            }
        }
        return first;
    }

    private String nested(String value) {
        int depth = randoms.nextInt(4) == 0 ? 5_000 : 1;
        return randoms.nextInt(2) == 0
                ? "[".repeat(depth) + value + "]".repeat(depth)
                : "{\"x\":".repeat(depth) + value + "}".repeat(depth);
    }

    /** Writes what stands there twice, with what stands after it between, such as a comma. */
    private String doubled(int from, int last) {
        int to = tokens.get(last).end();
        int after = last + 1 < tokens.size() ? tokens.get(last + 1).end() : to;
        return spliced(to, to, text.substring(to, after) + text.substring(from, to));
    }

    private String signed(int at) {
        return spliced(at, at + 1, String.valueOf(SIGNS.charAt(randoms.nextInt(SIGNS.length()))));
    }

    private String spliced(int from, int to, String other) {
        return text.substring(0, from) + other + text.substring(to);
    }
}
