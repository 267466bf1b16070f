package nn.loss;

import static nn.op.Ops.add;
import static nn.op.Ops.cast;
import static nn.op.Ops.equal;
import static nn.op.Ops.exp;
import static nn.op.Ops.greater;
import static nn.op.Ops.log;
import static nn.op.Ops.logSoftmax;
import static nn.op.Ops.matmul;
import static nn.op.Ops.max;
import static nn.op.Ops.mul;
import static nn.op.Ops.neg;
import static nn.op.Ops.oneHot;
import static nn.op.Ops.pad;
import static nn.op.Ops.scan;
import static nn.op.Ops.slice;
import static nn.op.Ops.stopGradient;
import static nn.op.Ops.sub;
import static nn.op.Ops.sum;
import static nn.op.Ops.transpose;

import java.util.List;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Tensor;
import nn.op.ElementType;
import nn.op.Scan;
import nn.op.Value;

/**
 * Takes {@code −ln} of the probability that an output [time, classes] of logits spells a row of labels, whichever way the
 * labels lie along the steps: connectionist temporal classification (Graves et al., 2006).
 *
 * <p>Class 0 is the blank, which also pads a row of labels [length] at its end; a label that is repeated needs a blank
 * between. All steps of the output count, also those that a mask leaves out. Labels that do not fit the steps are refused;
 * a row of blanks alone spells nothing.
 *
 * @see <a href="https://keras.io/api/losses/probabilistic_losses/#ctc-class">Keras's CTC</a>
 */
public record Ctc() implements Loss {
    /** Stands for the logarithm of 0, as in Keras. */
    private static final double NEVER = -1e5;

    @Override
    public Targets targets() {
        return Targets.LABELS;
    }

    /** Says of what shape rows are that always fit: half as many labels as there are steps. */
    @Override
    public Shape labelShape(Shape output) {
        return Shape.of(Math.max(1, output.dim(0) / 2));
    }

    @Override
    public Shape labelShape(Shape output, Shape given) {
        if (given.rank() != 1 || given.dim(0) == 0) {
            throw NnException.of("ctc: a row's labels must be [length], but were %s.", given)
                    .maybe("give int[][] rows, padded with 0 at their ends.");
        }
        return given;
    }

    @Override
    public void check(Shape output) {
        if (output.rank() != 2 || output.dim(1) < 2) {
            throw NnException.of("ctc: the output must be [time, classes], the blank among them, but was %s.", output)
                    .maybe("end the network with dense(1 + labels) at each step.");
        }
    }

    @Override
    public void checkLabels(Tensor labels, Shape output) {
        Given.value("ctc: the labels", labels);
        int length = labels.shape().dim(1);
        int[] all = labels.ints();
        for (int row = 0; row < labels.rows(); row++) {
            int needed = Spelled.of(all, row * length, (row + 1) * length, row).steps();
            if (needed > output.dim(0)) {
                throw NnException.of(
                                "row %d: the labels need %d steps, but the output has %d; a repeated one needs one more.",
                                row, needed, output.dim(0))
                        .maybe("drop the row, or let the network keep more steps.");
            }
        }
    }

    /** Goes forward through the steps: how likely each label, and each blank before or after one, is the last so far. */
    @Override
    public Value call(Value y, Value p) {
        int length = (int) y.dims().size(1);
        Value labels = cast(y, ElementType.INT32);
        Value shares = logSoftmax(p, -1);
        Value named = oneHot(labels, (int) p.dims().size(2), p.type());
        Value spelled = transpose(matmul(shares, transpose(named, 0, 2, 1)), 1, 0, 2);
        Value blank = transpose(slice(shares, 2, 0, 1), 1, 0, 2);
        Value numbers = cast(labels, p.type());
        Value first = mul(numbers, 0);
        Value never = add(first, NEVER);
        Value repeated = repeated(numbers, length);
        Scan.Result steps = scan(List.of(never, pad(never, 0, 0, 1, 0, 0)), List.of(spelled, blank), (states, now) -> {
            Value label = states.get(0);
            Value before = pad(label, NEVER, 0, 1, 0, 0);
            Value rest = states.get(1);
            Value fresh = slice(rest, 1, 0, length);
            Value other = add(slice(before, 1, 0, length), repeated);
            Value next = add(either(either(label, fresh), other), now.get(0));
            return new Scan.Step(List.of(next, add(either(rest, before), now.get(1))), List.of());
        });
        Value whole = either(steps.states().get(1), pad(steps.states().get(0), NEVER, 0, 1, 0, 0));
        Value count = sum(cast(greater(labels, 0), ElementType.INT32), -1);
        return neg(sum(mul(whole, oneHot(count, length + 1, p.type())), -1));
    }

    /** Writes what a label loses that follows its like without a blank between. */
    private static Value repeated(Value numbers, int length) {
        Value before = slice(pad(numbers, 0, 0, 1, 0, 0), 1, 0, length);
        return mul(cast(equal(numbers, before), numbers.type()), NEVER);
    }

    /** Returns ln(eᵃ + eᵇ), from the greater one on. */
    private static Value either(Value a, Value b) {
        Value greater = stopGradient(max(a, b));
        return add(greater, log(add(exp(sub(a, greater)), exp(sub(b, greater)))));
    }

    @Override
    public String toString() {
        return "ctc()";
    }
}
