package nn.onnx.lower;

import static nn.onnx.graph.Arithmetic.add;
import static nn.onnx.graph.Arithmetic.div;
import static nn.onnx.graph.Arithmetic.mul;
import static nn.onnx.graph.Arithmetic.plus;
import static nn.onnx.graph.Arithmetic.scale;
import static nn.onnx.graph.Arithmetic.sqrt;
import static nn.onnx.graph.Arithmetic.square;
import static nn.onnx.graph.Arithmetic.sub;

import java.util.Map;
import java.util.TreeMap;
import nn.onnx.graph.Value;
import nn.optimizer.Adagrad;
import nn.optimizer.Adam;
import nn.optimizer.Nadam;
import nn.optimizer.Optimizer;
import nn.optimizer.RMSprop;
import nn.optimizer.Sgd;

/** Writes what an optimizer takes away from one weight, and what its slots become. */
final class UpdateLowering implements Optimizer.Visitor<Value> {
    private final Value gradient;
    private final Map<String, Value> slots;
    private final Map<String, Value> coefficients;
    private final Map<String, Value> moved = new TreeMap<>();

    /**
     * Prepares one weight's update.
     *
     * @param gradient the weight's gradient, clipped
     * @param slots the weight's slots by local name, such as {@code m}
     * @param coefficients this step's numbers
     */
    UpdateLowering(Value gradient, Map<String, Value> slots, Map<String, Value> coefficients) {
        this.gradient = gradient;
        this.slots = slots;
        this.coefficients = coefficients;
    }

    /** Gives what the slots became, by local name. */
    Map<String, Value> moved() {
        return moved;
    }

    @Override
    public Value sgd(Sgd optimizer) {
        Value step = mul(gradient, coefficient(Coefficients.RATE));
        if (optimizer.momentum() == 0) {
            return step;
        }
        Value momentum = move("momentum", sub(scale(slot("momentum"), optimizer.momentum()), step));
        return optimizer.isNesterov() ? sub(step, scale(momentum, optimizer.momentum())) : scale(momentum, -1);
    }

    @Override
    public Value adam(Adam optimizer) {
        Value m = move("m", average("m", gradient, optimizer.beta1()));
        Value v = move("v", average("v", square(gradient), optimizer.beta2()));
        return div(mul(m, coefficient(Coefficients.RATE)), plus(sqrt(v), optimizer.epsilon()));
    }

    @Override
    public Value nadam(Nadam optimizer) {
        Value m = move("m", average("m", gradient, optimizer.beta1()));
        Value v = move("v", average("v", square(gradient), optimizer.beta2()));
        Value ahead = add(mul(m, coefficient(Coefficients.MOMENT)), mul(gradient, coefficient(Coefficients.GRADIENT)));
        return div(ahead, plus(sqrt(mul(v, coefficient(Coefficients.SQUARES))), optimizer.epsilon()));
    }

    @Override
    public Value rmsprop(RMSprop optimizer) {
        Value squares = move("velocity", average("velocity", square(gradient), optimizer.rho()));
        if (optimizer.isCentered()) {
            Value mean = move("average_gradient", average("average_gradient", gradient, optimizer.rho()));
            squares = sub(squares, square(mean));
        }
        Value step = div(mul(gradient, coefficient(Coefficients.RATE)), sqrt(plus(squares, optimizer.epsilon())));
        return optimizer.momentum() == 0
                ? step
                : move("momentum", add(scale(slot("momentum"), optimizer.momentum()), step));
    }

    @Override
    public Value adagrad(Adagrad optimizer) {
        Value squares = move("accumulator", add(slot("accumulator"), square(gradient)));
        return div(mul(gradient, coefficient(Coefficients.RATE)), sqrt(plus(squares, optimizer.epsilon())));
    }

    private Value average(String slot, Value news, double share) {
        return add(scale(slot(slot), share), scale(news, 1 - share));
    }

    private Value move(String slot, Value value) {
        moved.put(slot, value);
        return value;
    }

    private Value slot(String name) {
        return Pass.found(slots, name);
    }

    private Value coefficient(String name) {
        return Pass.found(coefficients, name);
    }
}
