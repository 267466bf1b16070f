package nn.onnx.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import nn.onnx.layer.WeightStart;
import nn.op.Dims;
import nn.op.Form;
import nn.op.Graph;
import nn.op.Value;

/** Gives a rule what an op of a file takes and what is chosen of it. */
final class Use {
    /** What no weight holds: a mask that is added. */
    private static final double FAR_BELOW = -1e4;

    private final Translation translation;
    private final FileNode node;
    private final List<String> inputs;

    Use(Translation translation, FileNode node) {
        this.translation = translation;
        this.node = node;
        this.inputs = node.inputs();
    }

    FileNode node() {
        return node;
    }

    long opset() {
        return node.opset();
    }

    Graph graph() {
        return translation.graph();
    }

    int count() {
        return inputs.size();
    }

    /** Tells whether an optional input is given. */
    boolean has(int input) {
        return input < inputs.size() && !inputs.get(input).isEmpty();
    }

    /** Tells whether another op, or the user, takes an output. */
    boolean gives(int output) {
        List<String> outputs = node.outputs();
        return output < outputs.size() && translation.isUsed(outputs.get(output));
    }

    /** Tells whether the first input comes of an op of a kind, and the first output goes only into such ones. */
    boolean isBetween(String op) {
        return translation.isMadeBy(op, name(0)) && translation.isTakenBy(op, node.made());
    }

    private String name(int input) {
        if (!has(input)) {
            throw new Unsuitable("it has no input " + input);
        }
        return inputs.get(input);
    }

    /** Gives an input that learns nothing by itself. */
    Value in(int input) {
        return translation.value(name(input));
    }

    /** Gives an input that is learned, if it is fixed. */
    Value learned(int input, WeightStart start, String partner) {
        return translation.learned(name(input), start, partner);
    }

    /** Gives a running statistic, which moves where the batch is learned from. */
    Value statistic(int input, WeightStart start, String partner) {
        return translation.statistic(name(input), start, partner);
    }

    /** Gives a matrix or table, which is a kernel if the file holds it. */
    Value kernel(int input) {
        return has(input) && translation.isCarried(inputs.get(input))
                ? learned(input, WeightStart.DRAWN, "")
                : in(input);
    }

    /** Gives what is only moved: a weight stays one. */
    Value moved(int input) {
        boolean isWeight = fixed(input).filter(tensor -> tensor.count() > 1).isPresent()
                && translation.isCarried(inputs.get(input));
        return isWeight ? learned(input, WeightStart.DRAWN, node.made()) : in(input);
    }

    /** Names what a kernel's bias goes with. */
    String partner(int kernel) {
        return translation.origin(name(kernel));
    }

    /** Gives an input that is learned if it is fixed, has a number for each feature, and meets more than the raw input. */
    Value operand(int input, int other) {
        Optional<FileTensor> fixed = fixed(input).filter(tensor -> translation.isCarried(name(input)));
        if (fixed.isEmpty() || !fixed.get().type().isFloat()) {
            return in(input);
        }
        Optional<String> why = translation.isChosen(name(input)) ? Optional.empty() : obstacle(fixed.get(), other);
        why.ifPresent(reason -> translation.note(name(input), reason));
        return why.isPresent() ? in(input) : learned(input, WeightStart.ZEROS, partnerOf(other));
    }

    private Optional<String> obstacle(FileTensor fixed, int other) {
        if (translation.isInput(name(other))) {
            return Optional.of("they meet what goes in");
        }
        if (!isForFeatures(fixed, other)) {
            return Optional.of(Unlearned.SINGLE);
        }
        boolean isMask = DoubleStream.of(fixed.numbers()).anyMatch(number -> !(number > FAR_BELOW && number < 1e30));
        return isMask ? Optional.of("they hide others, as masks do") : Optional.empty();
    }

    /** A bias goes with the kernel of the product that it is added to. */
    private String partnerOf(int other) {
        return translation.kernelOf(name(other)).orElse(node.made());
    }

    private boolean isForFeatures(FileTensor fixed, int other) {
        if (fixed.count() > 1 || fixed.dims().rank() == 0) {
            return fixed.count() > 1;
        }
        Dims dims = in(other).dims();
        return dims.rank() > 1 && dims.size(-1) == 1;
    }

    /** Finds the numbers of an input that is fixed. */
    Optional<FileTensor> fixed(int input) {
        return has(input) ? translation.known(name(input)) : Optional.empty();
    }

    /** Gives the numbers of an input that must be fixed. */
    FileTensor constant(int input) {
        return fixed(input).orElseThrow(() -> new Unsuitable("its input " + input + " depends on the data"));
    }

    long[] integers(int input) {
        return constant(input).longs();
    }

    double number(int input, double standard) {
        return has(input) ? constant(input).numbers()[0] : standard;
    }

    /** Finds the axes that are an attribute in older opsets and an input in newer ones. */
    Optional<long[]> axes(int input) {
        return node.has("axes")
                ? Optional.of(node.integers("axes"))
                : has(input) ? Optional.of(integers(input)) : Optional.empty();
    }

    /** Returns what was seen of the first output. */
    Form form() {
        return translation
                .form(node.made())
                .orElseThrow(() -> new Unsuitable("its size does not follow from the number of rows"));
    }

    Dims dims() {
        return form().dims();
    }

    /** Counts the first input's axes. */
    int rank() {
        return in(0).dims().rank();
    }

    /** The axis that an attribute names, from 0. */
    int axis(String attribute, long standard) {
        return in(0).dims().axis((int) node.integer(attribute, standard));
    }

    /** All axes of the first input from one on. */
    int[] axesFrom(int first) {
        return IntStream.range(first, rank()).toArray();
    }

    /** Gives sizes as a list of int64, of which that of the rows is read off the input. */
    Value sizes(Dims dims) {
        return translation.sizes(dims);
    }

    /** Gives any value that has as many rows as go in. */
    Value rows() {
        return translation.anyInput();
    }

    Value constant(FileTensor tensor) {
        return tensor.in(graph());
    }

    /** Requires what no op of ours does otherwise. */
    void require(boolean holds, String why) {
        if (!holds) {
            throw new Unsuitable(why);
        }
    }

    /** Gives all inputs. */
    List<Value> all() {
        List<Value> all = new ArrayList<>();
        for (int i = 0; i < count(); i++) {
            all.add(count() == 2 ? operand(i, 1 - i) : in(i));
        }
        return all;
    }

    static boolean areKnown(Dims dims, int from) {
        return LongStream.of(dims.sizes()).skip(from).allMatch(size -> size >= 0);
    }
}
