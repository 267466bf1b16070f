package nn.op;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import nn.data.Given;

/**
 * Describes one kind of op: ONNX's name, what it makes of its inputs' types and sizes, and its gradient, together.
 *
 * <p>Meanings and attributes are those of ONNX's opset 18.
 */
public final class OpType {
    private final String name;
    private final Function<Op, List<Form>> forms;
    private final Gradient gradient;

    private OpType(String name, Function<Op, List<Form>> forms, Gradient gradient) {
        this.name = name;
        this.forms = forms;
        this.gradient = gradient;
    }

    /**
     * Describes an op with one output.
     *
     * @param name ONNX's
     * @param form makes the output's type and size of the op
     * @param gradient its gradient, or why it has none
     * @return the type
     */
    static OpType of(String name, Function<Op, Form> form, Gradient gradient) {
        return new OpType(name, form.andThen(List::of), gradient);
    }

    /** Describes an op with any number of outputs. */
    static OpType several(String name, Function<Op, List<Form>> forms, Gradient gradient) {
        return new OpType(name, forms, gradient);
    }

    /**
     * Describes an op that is none of {@link Ops#types()}: what it computes is not known here, only of what types and
     * sizes its outputs are. An engine that knows it runs it as it is.
     *
     * @param name such as {@code QLinearConv}
     * @param forms types and sizes of its outputs
     * @param gradient why it has none
     * @return the type
     */
    public static OpType foreign(String name, List<Form> forms, Gradient.None gradient) {
        Given.value("an op: the name", name);
        Given.value("an op: the gradient", gradient);
        List<Form> fixed = Given.all("an op: form", forms);
        return new OpType(name, op -> fixed, gradient);
    }

    /** Describes an op that works element by element and keeps its input's type and size. */
    static OpType unary(String name, Gradient gradient) {
        return of(name, op -> op.input(0).form(), gradient);
    }

    /**
     * Returns the name.
     *
     * @return ONNX's, such as {@code Gemm}
     */
    public String name() {
        return name;
    }

    /**
     * Returns the gradient, or why there is none.
     *
     * @return what the op states
     */
    public Gradient gradient() {
        return gradient;
    }

    List<Form> forms(Op op) {
        return forms.apply(op);
    }

    /**
     * Adds an op to the innermost graph among its inputs'.
     *
     * @param attributes what is chosen
     * @param inputs at least one
     * @return the first output
     */
    public Value apply(Attributes attributes, Value... inputs) {
        return op(attributes, Arrays.asList(Given.value(name + ": the inputs", inputs)))
                .output();
    }

    /**
     * Adds an op without attributes.
     *
     * @param inputs at least one
     * @return the first output
     */
    public Value apply(Value... inputs) {
        return apply(Attributes.NONE, inputs);
    }

    /**
     * Adds an op with any number of inputs and outputs.
     *
     * @param attributes what is chosen
     * @param inputs at least one
     * @return the op
     * @throws nn.data.NnException if types or sizes do not fit
     */
    public Op op(Attributes attributes, List<Value> inputs) {
        return Op.add(this, Given.value(name + ": the attributes", attributes), inputs);
    }

    @Override
    public String toString() {
        return name;
    }
}
