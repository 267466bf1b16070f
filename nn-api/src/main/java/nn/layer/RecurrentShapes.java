package nn.layer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import nn.data.NnException;
import nn.data.Shape;

/** Says in one voice what recurrent layers take and give. */
final class RecurrentShapes {
    private RecurrentShapes() {}

    static void requireSequence(Shape input) {
        if (input.rank() != 2 || input.dim(0) == 0) {
            throw NnException.of("the input must be a sequence [time, features], but was %s.", input)
                    .maybe("add %s before it.", input.isFlat() ? flat(input) : "reshape(time, features)");
        }
    }

    private static String flat(Shape input) {
        return input.isFree()
                ? "embedding(…), for whole numbers,"
                : Check.steps(input, "reshape(" + input.dim(0) + ", 1), for one feature a step,");
    }

    /** Requires a sequence alone, or with all states before the first step. */
    static void requireStates(List<Shape> inputs, int states, int units) {
        List<Shape> given = Check.some(inputs).subList(1, inputs.size());
        if (!given.isEmpty() && !given.equals(Collections.nCopies(states, Shape.of(units)))) {
            throw NnException.of(
                            "the inputs after the sequence must be its first states, %s, but were %s.",
                            Collections.nCopies(states, Shape.of(units)), given)
                    .maybe("give what a layer with returnState() gave, or the sequence alone.");
        }
    }

    static List<Shape> withStates(Shape output, int states, int units) {
        List<Shape> shapes = new ArrayList<>(List.of(output));
        shapes.addAll(Collections.nCopies(states, Shape.of(units)));
        return List.copyOf(shapes);
    }
}
