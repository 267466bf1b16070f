package nn.text;

import java.util.Arrays;
import nn.data.NnException;

/**
 * Cuts texts to a length.
 *
 * @param length how many tokens a row has at most, special ones among them
 * @param strategy which of two texts is cut
 * @param cutsStart whether the start is cut off, and not the end
 */
record Truncation(int length, Strategy strategy, boolean cutsStart) {
    /** Names which of two texts is cut. */
    enum Strategy {
        LONGEST_FIRST,
        ONLY_FIRST,
        ONLY_SECOND
    }

    static Truncation to(int length) {
        return new Truncation(length, Strategy.LONGEST_FIRST, false);
    }

    static Truncation read(JsonNode json) {
        JsonNode strategy = json.get("strategy");
        return new Truncation(
                json.get("max_length").whole(),
                switch (strategy.text()) {
                    case "LongestFirst" -> Strategy.LONGEST_FIRST;
                    case "OnlyFirst" -> Strategy.ONLY_FIRST;
                    case "OnlySecond" -> Strategy.ONLY_SECOND;
                    default -> throw strategy.wrong("\"%s\" is not known.", strategy.text());
                },
                json.text("direction", "Right").equals("Left"));
    }

    Truncation length(int other) {
        return new Truncation(other, strategy, cutsStart);
    }

    /** Cuts one text or two, so that there is room for special tokens. */
    int[][] applied(int special, int[]... texts) {
        int room = length - special;
        if (room < 0) {
            throw NnException.of("tokenizer: the length must be at least %d, but was %d.", special, length)
                    .maybe("count the special tokens, too.");
        }
        int all = Arrays.stream(texts).mapToInt(text -> text.length).sum();
        if (all <= room) {
            return texts;
        }
        return strategy == Strategy.LONGEST_FIRST || room == 0 ? longest(room, texts) : only(all - room, texts);
    }

    private int[][] longest(int room, int[]... texts) {
        if (texts.length == 1) {
            return new int[][] {cut(texts[0], room)};
        }
        boolean isFirstLonger = texts[0].length > texts[1].length;
        int shorter = Math.min(Math.min(texts[0].length, texts[1].length), room / 2);
        int longer = room - shorter;
        return new int[][] {
            cut(texts[0], isFirstLonger ? longer : shorter), cut(texts[1], isFirstLonger ? shorter : longer)
        };
    }

    private int[][] only(int less, int[]... texts) {
        int which = strategy == Strategy.ONLY_FIRST ? 0 : 1;
        if (which >= texts.length || texts[which].length <= less) {
            throw NnException.of(
                            "tokenizer: %d tokens must be cut from the %s text alone, which has %d.",
                            less, which == 0 ? "first" : "second", which < texts.length ? texts[which].length : 0)
                    .maybe("choose a greater length, or LongestFirst in tokenizer.json.");
        }
        int[][] cut = texts.clone();
        cut[which] = cut(texts[which], texts[which].length - less);
        return cut;
    }

    private int[] cut(int[] text, int to) {
        if (text.length <= to) {
            return text;
        }
        return cutsStart ? Arrays.copyOfRange(text, text.length - to, text.length) : Arrays.copyOf(text, to);
    }
}
