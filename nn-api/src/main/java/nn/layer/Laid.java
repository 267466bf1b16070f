package nn.layer;

import java.util.List;
import nn.data.NnException;
import nn.data.Words;

/** Says what all transposed convolutions make of sizes. */
final class Laid {
    /** Stands for an output padding that nobody chose. */
    static final int BY_PADDING = -1;

    private Laid() {}

    /** How many elements remain along an axis of so many. */
    static long length(WindowAxis axis, int size, boolean isSame, int more) {
        if (more >= axis.stride()) {
            throw NnException.of("outputPadding must be below the stride %d, but was %d.", axis.stride(), more)
                    .maybe("choose a larger stride, or add zeros after it.");
        }
        long[] cropped = axis.cropped(isSame, more);
        long left = axis.laid(size) - cropped[0] - cropped[1];
        if (left < 1) {
            throw NnException.of("nothing would be left of an axis of %d.", size)
                    .maybe("choose a larger outputPadding(…), or leave it out.");
        }
        return left;
    }

    /** Adds what was chosen. */
    static Words words(Words words, List<Integer> outputPadding) {
        boolean isOne = outputPadding.stream().distinct().count() == 1;
        return outputPadding.isEmpty()
                ? words
                : words.andAll("outputPadding", isOne ? outputPadding.subList(0, 1) : outputPadding);
    }
}
