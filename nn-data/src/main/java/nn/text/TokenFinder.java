package nn.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Finds whole tokens in a text, the first, and of those that begin there the longest. */
final class TokenFinder {
    private final Map<Character, List<Sought>> byStart = new HashMap<>();

    /** A token, whether it must be a word of its own, and whether it takes the white space before and after it. */
    record Sought(String text, int id, boolean isWord, boolean takesBefore, boolean takesAfter) {
        boolean isAllowed(String all, int from) {
            int to = from + text.length();
            return !isWord
                    || !(from > 0 && Characters.isWord(all.codePointBefore(from)))
                            && !(to < all.length() && Characters.isWord(all.codePointAt(to)));
        }
    }

    void add(Sought token) {
        List<Sought> all = byStart.computeIfAbsent(token.text.charAt(0), start -> new ArrayList<>());
        all.add(token);
        all.sort(Comparator.comparingInt((Sought each) -> each.text.length()).reversed());
    }

    void split(String text, Consumer<String> piece, Consumer<Integer> token) {
        int done = 0;
        for (int at = 0; at < text.length() && !byStart.isEmpty(); ) {
            Optional<Sought> found = find(text, at);
            int to = at + found.map(each -> each.text.length()).orElse(1);
            if (found.isPresent() && found.get().isAllowed(text, at)) {
                give(text, done, found.get().takesBefore ? Characters.spacesBefore(text, at) : at, piece);
                token.accept(found.get().id);
                done = found.get().takesAfter ? Characters.spacesFrom(text, to) : to;
            }
            at = to;
        }
        give(text, done, text.length(), piece);
    }

    private static void give(String text, int from, int to, Consumer<String> piece) {
        if (from < to) {
            piece.accept(text.substring(from, to));
        }
    }

    private Optional<Sought> find(String text, int at) {
        List<Sought> all = byStart.get(text.charAt(at));
        return all == null
                ? Optional.empty()
                : all.stream().filter(each -> text.startsWith(each.text, at)).findFirst();
    }
}
