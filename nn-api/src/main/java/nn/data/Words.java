package nn.data;

import java.util.List;
import java.util.stream.Collectors;

/** Writes a value as the words that make it, such as {@code sgd(0.1).momentum(0.9)}, for its {@code toString}. */
public final class Words {
    /** Stands for arguments that are too many to be shown. */
    public static final Words MORE = new Words("…");

    private final String text;

    private Words(String text) {
        this.text = text;
    }

    /**
     * Begins with a name, such as that of a variable.
     *
     * @param name such as {@code fit}
     * @return the words so far
     */
    public static Words name(String name) {
        return new Words(name);
    }

    /**
     * Begins with a factory's word.
     *
     * @param word such as {@code sgd}
     * @param arguments numbers, strings and descriptions
     * @return the words so far
     */
    public static Words of(String word, Object... arguments) {
        return new Words(call(word, Given.all("words: argument", arguments)));
    }

    /**
     * Begins with a factory's word that takes a list.
     *
     * @param word such as {@code block}
     * @param arguments numbers, strings and descriptions
     * @return the words so far
     */
    public static Words ofAll(String word, List<?> arguments) {
        return new Words(call(word, Given.all("words: argument", arguments)));
    }

    /**
     * Adds a word.
     *
     * @param word such as {@code momentum}
     * @param arguments numbers, strings and descriptions
     * @return the longer words
     */
    public Words and(String word, Object... arguments) {
        return new Words(text + "." + call(word, Given.all("words: argument", arguments)));
    }

    /**
     * Adds a word that takes a list.
     *
     * @param word such as {@code shortcut}
     * @param arguments numbers, strings and descriptions
     * @return the longer words
     */
    public Words andAll(String word, List<?> arguments) {
        return new Words(text + "." + call(word, Given.all("words: argument", arguments)));
    }

    /**
     * Adds a word where it was chosen.
     *
     * @param chosen whether it was
     * @param word such as {@code nesterov}
     * @param arguments numbers, strings and descriptions
     * @return the longer words, or these
     */
    public Words when(boolean chosen, String word, Object... arguments) {
        return chosen ? and(word, arguments) : this;
    }

    /**
     * Adds a word with a value that differs from its default.
     *
     * @param word such as {@code momentum}
     * @param value what was chosen
     * @param standard the default
     * @return the longer words, or these
     */
    public Words option(String word, Object value, Object standard) {
        Given.value("words: the value", value);
        return when(!value.equals(standard), word, value);
    }

    /**
     * Adds the name that a user chose.
     *
     * @param name the name, or empty
     * @return the longer words, or these
     */
    public Words named(String name) {
        Given.value("words: the name", name);
        return when(!name.isEmpty(), "named", name);
    }

    /**
     * Leaves all words but the first out, for messages.
     *
     * @param words such as {@code dense(10).relu()}
     * @return such as {@code dense(10)}
     */
    public static String first(String words) {
        Given.value("words: the words", words);
        int depth = 0;
        for (int i = 0; i < words.length(); i++) {
            depth += words.charAt(i) == '(' ? 1 : words.charAt(i) == ')' ? -1 : 0;
            if (depth == 0 && words.charAt(i) == ')') {
                return words.substring(0, i + 1);
            }
        }
        return words;
    }

    /**
     * Writes a number as one would type it: without needless zeros.
     *
     * @param number any number
     * @return such as {@code 1}, {@code 0.5} or {@code 1e-7}
     */
    public static String number(Number number) {
        Given.value("words: the number", number);
        String written = number.toString().replaceFirst("\\.0(?=$|E)", "");
        return written.replace('E', 'e');
    }

    /**
     * Breaks a long description into lines of at most 80 columns, those after the first indented, where it can be.
     *
     * @param words such as {@code Sequential.of(…, …).input(784)}
     * @return the words, with line breaks that Java allows
     */
    public static String folded(String words) {
        return LineBreaks.of(words);
    }

    private static String call(String word, List<?> arguments) {
        return arguments.stream().map(Words::argument).collect(Collectors.joining(", ", word + "(", ")"));
    }

    private static String argument(Object argument) {
        if (argument instanceof Integer size && Length.isFree(size)) {
            return size == Length.TIME ? "TIME" : "Length.of(\"" + Length.name(size) + "\")";
        }
        if (argument instanceof Number number) {
            return number(number);
        }
        return argument instanceof String string ? '"' + string + '"' : argument.toString();
    }

    @Override
    public String toString() {
        return text;
    }
}
