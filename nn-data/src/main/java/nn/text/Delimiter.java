package nn.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Says what becomes of that at which a text is split. */
enum Delimiter {
    REMOVED,
    ISOLATED,
    MERGED_WITH_PREVIOUS,
    MERGED_WITH_NEXT,
    CONTIGUOUS;

    /** A piece of a text, and whether it is a delimiter. */
    private record Span(int from, int to, boolean isDelimiter) {}

    static Delimiter read(JsonNode json) {
        String word = json.text();
        return Stream.of(values())
                .filter(each -> each.name().replace("_", "").equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> json.wrong("the behavior \"%s\" is not known.", word));
    }

    /** Splits at characters, each of which is a delimiter. */
    List<String> split(String text, IntPredicate delimits) {
        List<Span> spans = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < text.length(); ) {
            int each = text.codePointAt(i);
            int next = i + Character.charCount(each);
            if (delimits.test(each)) {
                add(spans, from, i, false);
                add(spans, i, next, true);
                from = next;
            }
            i = next;
        }
        add(spans, from, text.length(), false);
        return pieces(text, spans);
    }

    /** Splits at what matches a pattern, or at all else. */
    List<String> split(String text, Pattern pattern, boolean inverted) {
        List<Span> spans = Patterns.matching(pattern, text, matcher -> spans(text, matcher, inverted));
        return pieces(text, spans);
    }

    private static List<Span> spans(String text, Matcher matcher, boolean inverted) {
        List<Span> spans = new ArrayList<>();
        int from = 0;
        while (matcher.find()) {
            add(spans, from, matcher.start(), inverted);
            add(spans, matcher.start(), matcher.end(), !inverted);
            from = matcher.end();
        }
        add(spans, from, text.length(), inverted);
        return spans;
    }

    private static void add(List<Span> spans, int from, int to, boolean isDelimiter) {
        if (from < to) {
            spans.add(new Span(from, to, isDelimiter));
        }
    }

    private List<String> pieces(String text, List<Span> spans) {
        List<Span> kept = switch (this) {
            case ISOLATED -> spans;
            case REMOVED -> spans.stream().filter(span -> !span.isDelimiter()).toList();
            case CONTIGUOUS -> joined(spans, false);
            case MERGED_WITH_PREVIOUS -> joined(spans, true);
            case MERGED_WITH_NEXT -> reversed(joined(reversed(spans), true));
        };
        return kept.stream().map(span -> text.substring(span.from(), span.to())).toList();
    }

    private static List<Span> reversed(List<Span> spans) {
        List<Span> reversed = new ArrayList<>(spans);
        Collections.reverse(reversed);
        return reversed;
    }

    /** Joins spans of one kind, or each delimiter that comes after something else with that. */
    private static List<Span> joined(List<Span> spans, boolean unlike) {
        List<Span> joined = new ArrayList<>();
        boolean before = false;
        for (Span span : spans) {
            boolean joins = unlike ? span.isDelimiter() && !before : span.isDelimiter() == before;
            if (joins && !joined.isEmpty()) {
                Span last = joined.remove(joined.size() - 1);
                joined.add(new Span(
                        Math.min(last.from(), span.from()), Math.max(last.to(), span.to()), span.isDelimiter()));
            } else {
                joined.add(span);
            }
            before = span.isDelimiter();
        }
        return joined;
    }
}
