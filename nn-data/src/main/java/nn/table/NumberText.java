package nn.table;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import nn.data.NnException;

/**
 * Says how numbers are written.
 *
 * @param decimal what stands before the fraction
 * @param thousands what stands between groups of three digits, if they are grouped
 */
record NumberText(char decimal, Optional<Character> thousands) {
    static final NumberText PLAIN = new NumberText('.', Optional.empty());

    /** The ways that people write numbers in, as far as they are told apart. */
    private static final List<NumberText> USUAL = List.of(
            PLAIN,
            new NumberText(',', Optional.empty()),
            new NumberText('.', Optional.of(',')),
            new NumberText(',', Optional.of('.')),
            new NumberText('.', Optional.of('\'')),
            new NumberText(',', Optional.of(' ')));

    NumberText decimal(char other) {
        return new NumberText(other, thousands);
    }

    NumberText thousands(char other) {
        return new NumberText(decimal, Optional.of(other));
    }

    /** Returns what reads numbers; those that may be codes count as none where only plain ones are wanted. */
    Decimals reading(boolean plain) {
        return new Decimals(this, plain);
    }

    /** Refuses marks that could be part of a number, or are the same. */
    NumberText checked() {
        requireMark("decimal", decimal);
        thousands.ifPresent(each -> requireMark("thousands", each));
        if (thousands.isPresent() && thousands.get() == decimal) {
            throw NnException.of("csv: thousands and decimal must be different characters, but both are '%s'.", decimal)
                    .maybe("say both: csv.decimal(',').thousands('.').");
        }
        return this;
    }

    private static void requireMark(String word, char mark) {
        if (Character.isLetterOrDigit(mark) || mark == '-' || mark == '+') {
            throw NnException.of("csv: %s must be a character that no number begins with, but is '%s'.", word, mark);
        }
    }

    /** Adds to a message how to have a word read as a number, or else as a missing one. */
    static NnException cure(NnException unsound, String word, String otherwise) {
        String ways = USUAL.stream()
                .filter(each -> each.thousands().stream().allMatch(mark -> word.indexOf(mark) >= 0))
                .filter(each -> !Double.isNaN(each.reading(false).parse(word)))
                .map(NumberText::said)
                .collect(Collectors.joining(" or "));
        return ways.isEmpty()
                ? unsound.maybe("%s", otherwise)
                : unsound.maybe("say how numbers are written when reading: %s.", ways);
    }

    /** Says the words that choose this. */
    String said() {
        return "csv.decimal('" + decimal + "')"
                + thousands
                        .map(each -> ".thousands('" + (each == '\'' ? "\\'" : each) + "')")
                        .orElse("");
    }
}
