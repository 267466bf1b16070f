package nn.data;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Finds the size that is left over where a shape has -1, as Keras and NumPy have it. */
final class Inferred {
    private Inferred() {}

    /** Makes a shape of sizes, of which one may be -1, for as many elements as another shape has. */
    static Shape shape(String word, int[] sizes, Shape from) {
        int[] whole = Given.value(word + ": the sizes", sizes).clone();
        int open = IntStream.range(0, whole.length)
                .filter(i -> whole[i] == -1)
                .findFirst()
                .orElse(-1);
        if (open < 0) {
            return Shape.of(whole);
        }
        whole[open] = 1;
        long others = IntStream.of(whole).asLongStream().reduce(1, (a, b) -> a * b);
        if (others <= 0 || IntStream.of(whole).anyMatch(size -> size < 0) || from.size() % others != 0) {
            throw NnException.of(
                    "%s: one size may be -1, which the others leave over, but %s does not divide %s, %d elements.",
                    word, Arrays.toString(sizes), from, from.size());
        }
        whole[open] = (int) (from.size() / others);
        return Shape.of(whole);
    }
}
