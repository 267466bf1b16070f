package nn.layer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nn.data.Given;
import nn.data.Length;
import nn.data.NnException;
import nn.data.Shape;
import nn.op.Value;
import org.jspecify.annotations.Nullable;

/** Says in one voice what is wrong with a shape or a name. */
final class Check {
    private Check() {}

    static void flat(Shape input) {
        if (!input.isFlat()) {
            throw NnException.of("the input must be flat, but was %s.", input).maybe("add flatten() before it.");
        }
    }

    /** Requires features, or a sequence of them. */
    static void features(Shape input) {
        if (input.rank() != 2) {
            flat(input);
        }
    }

    static void image(Shape input) {
        if (!input.isImage()) {
            throw NnException.of("the input must be an image [channels, height, width], but was %s.", input)
                    .maybe("%s before it.", input.isFlat() ? hint(input) : "add reshape(channels, height, width)");
        }
    }

    static void sequence(Shape input) {
        if (input.rank() != 2) {
            throw NnException.of("the input must be a sequence [time, features], but was %s.", input)
                    .maybe("add %s before it.", steps(input, "reshape(time, features)"));
        }
    }

    /** Says what makes a sequence of rows that are none: flat ones may be the last output of a recurrent layer. */
    static String steps(Shape input, String reshape) {
        return input.isFlat() && !input.isFree()
                ? "returnSequences() to the recurrent layer before, if there is one, or " + reshape
                : reshape;
    }

    /** Requires a sequence whose length is known before rows come. */
    static void fixedSequence(Shape input) {
        sequence(input);
        fixedTime(input.dim(0));
    }

    /** Requires a length that is known before rows come. */
    static void fixedTime(long time) {
        if (Length.isFree(time)) {
            throw NnException.of("the length must be known, but \"%s\" is only when rows come.", Length.name(time))
                    .maybe("fix it: write a number where it stands.");
        }
    }

    /** Requires groups that channels and filters fall into. */
    static void groups(int channels, int filters, int groups) {
        if (channels % groups != 0 || filters % groups != 0) {
            throw NnException.of("%d channels and %d filters do not fall into %d groups.", channels, filters, groups)
                    .maybe("choose a number that divides both.");
        }
    }

    /** Requires none, or one for each axis, of at least 0. */
    static List<Integer> outputPadding(String layer, int axes, List<Integer> sizes) {
        Given.all(layer + ": output padding", sizes);
        sizes.forEach(size -> Given.nonNegative(layer + ": the output padding", size));
        if (!sizes.isEmpty() && sizes.size() != axes) {
            throw NnException.of("%s: the output padding must be none or %d numbers, but was %s.", layer, axes, sizes);
        }
        return List.copyOf(sizes);
    }

    /** Refuses a sequence that becomes longer than a tensor can be. */
    static int length(long time, int features) {
        if ((double) time * features > Integer.MAX_VALUE) {
            throw NnException.of(
                    "%d times of %d features are more than the 2^31 - 1 numbers of a row.", time, features);
        }
        return (int) time;
    }

    /** Refuses an axis that is longer than a shape's can be. */
    static int size(long size) {
        if (size > Integer.MAX_VALUE) {
            throw NnException.of("an axis holds at most 2^31 - 1 numbers, but this one needs %d.", size)
                    .maybe("make the layer smaller.");
        }
        return (int) size;
    }

    private static String hint(Shape flat) {
        int side = (int) Math.sqrt(flat.size());
        return side * side == flat.size() && side > 1
                ? "use images, such as digits.images(), or add reshape(1, " + side + ", " + side + ")"
                : "add reshape(channels, height, width)";
    }

    /** Refuses an image that padding makes larger than a tensor can be. */
    static void padded(Shape image, long height, long width) {
        large(image, "padded", height, width, "use a smaller window, or pad less.");
    }

    /** Refuses an image that upsampling makes larger than a tensor can be. */
    static void enlarged(Shape image, long height, long width) {
        large(image, "enlarged", height, width, "use fewer rows and columns.");
    }

    private static void large(Shape image, String how, long height, long width, String cure) {
        if ((double) image.dim(0) * height * width > Integer.MAX_VALUE) {
            throw NnException.of(
                            "the image %s would be %s to %d × %d, but can hold at most 2^31 - 1 numbers.",
                            image, how, height, width)
                    .maybe("%s", cure);
        }
    }

    /** Requires at least one input. */
    static <T> List<T> some(List<T> inputs) {
        return some(1, inputs);
    }

    /** Requires at least so many inputs. */
    static <T> List<T> some(int least, List<T> inputs) {
        if (Given.value("a layer: the inputs", inputs).size() < least) {
            throw NnException.of("the layer takes at least %d inputs, but was given %d.", least, inputs.size());
        }
        return Given.all("a layer: input", inputs);
    }

    /** Requires one input. */
    static <T> T only(List<T> inputs) {
        Given.value("a layer: the inputs", inputs);
        if (inputs.size() != 1) {
            throw NnException.of("the layer takes one input, but was given %d.", inputs.size());
        }
        return inputs.get(0);
    }

    /** Requires that a layer gave numbers. */
    static Value output(@Nullable Value output) {
        if (output == null) {
            throw NnException.of("call(…) gave null.").maybe("let it return what comes out.");
        }
        if (!output.type().isFloat()) {
            throw NnException.of("call(…) made %s, but a layer gives float32.", output.form())
                    .maybe("cast(…) it.");
        }
        return output;
    }

    /** Finds an axis of a row, from 0, that users count from 1, or from −1 for the last. */
    static int axis(int axis, Shape row) {
        int found = axis > 0 ? axis - 1 : row.rank() + axis;
        if (axis == 0 || found < 0 || found >= row.rank()) {
            throw NnException.of("rows of %s have the axes 1 to %d, but axis %d was chosen.", row, row.rank(), axis)
                    .maybe("count from 1, or from -1 for the last; axis 0 is the batch.");
        }
        return found;
    }

    /** Finds an input's mask among those that were given. */
    static Optional<Value> mask(List<Optional<Value>> masks, int input) {
        return input >= 0 && input < masks.size() ? masks.get(input) : Optional.empty();
    }

    /** Finds a weight that a layer lists. */
    static Value listed(Map<String, Value> weights, String name) {
        Value weight = weights.get(name);
        if (weight == null) {
            throw NnException.of("the layer has no weight \"%s\".", name)
                    .maybe("list it in weights(…), which has %s.", weights.keySet());
        }
        return weight;
    }

    static void scalar(Value penalty) {
        if (penalty.dims().rank() != 0) {
            throw NnException.of("a penalty must be one number, but was %s.", penalty.dims())
                    .maybe("sum it up.");
        }
    }

    /** Requires a name that engines in C++ take as well: they end it at a NUL, and not all know UTF-16's pairs. */
    static String name(String name) {
        Given.value("a layer's name", name);
        if (name.isBlank() || name.contains("/") || name.contains(":")) {
            throw NnException.of("a layer's name must not be blank nor hold a slash or a colon, but was \"%s\".", name);
        }
        for (int i = 0; i < name.length(); i++) {
            if (Character.isISOControl(name.charAt(i)) || Character.isSurrogate(name.charAt(i))) {
                throw NnException.of(
                                "a layer's name must hold neither control characters nor such beyond U+FFFF, but its"
                                        + " character %d was U+%04X.",
                                i + 1, name.codePointAt(i))
                        .maybe("name it in letters and digits, such as hidden_1.");
            }
        }
        return name;
    }
}
