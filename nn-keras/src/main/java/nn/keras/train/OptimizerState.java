package nn.keras.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import nn.data.Optimization;
import nn.data.Shape;
import nn.data.State;
import nn.data.Tensor;
import nn.optimizer.Nadam;
import nn.optimizer.Optimizer;
import nn.optimizer.Slots;

/** Translates what an optimizer keeps: the count of steps, and slots for each weight that learns. */
public final class OptimizerState {
    private OptimizerState() {}

    /**
     * Pairs a weight that learns with how it is laid out.
     *
     * @param weight its whole name
     * @param shape its shape in nn
     * @param layout how the file has it
     */
    public record Learned(String weight, Shape shape, nn.keras.kind.Layout layout) {}

    /**
     * Reads a state.
     *
     * @param weights all weights
     * @param variables the optimizer's, in their order; another count than this optimizer's says that it had not begun
     * @param optimizer the optimizer
     * @param learned the weights that learn, in Keras's order
     * @return weights, slots and steps
     */
    public static State read(
            SortedMap<String, Tensor> weights, List<Tensor> variables, Optimizer optimizer, List<Learned> learned) {
        SlotOrder order = SlotOrder.of(optimizer);
        if (variables.size() != order.size(learned.size())) {
            return new State(0, weights, new TreeMap<>());
        }
        SortedMap<String, Tensor> slots = new TreeMap<>();
        boolean fits = true;
        int next = order.hasRate() ? 2 : 1;
        for (List<String> group : order.groups()) {
            for (Learned each : learned) {
                for (String slot : group) {
                    Tensor ours = each.layout().ours(variables.get(next++));
                    fits &= ours.shape().equals(each.shape());
                    slots.put(each.weight() + ":" + slot, ours);
                }
            }
        }
        long steps = (long) variables.get(0).floats()[0];
        return fits && steps >= 0 ? new State(steps, weights, slots) : new State(0, weights, new TreeMap<>());
    }

    /**
     * Writes a state.
     *
     * @param state weights, slots and steps; slots that are missing start as the optimizer says
     * @param optimizer the optimizer
     * @param learned the weights that learn, in Keras's order
     * @return the optimizer's variables, in their order
     */
    public static List<Tensor> write(State state, Optimizer optimizer, List<Learned> learned) {
        SlotOrder order = SlotOrder.of(optimizer);
        long steps = steps(state, learned);
        List<Tensor> variables = new ArrayList<>(List.of(Tensor.of(Shape.of(), (int) steps)));
        if (order.hasRate()) {
            double rate = state.optimization()
                    .learningRate()
                    .orElse(optimizer.learningRate().rate(0));
            variables.add(Tensor.of(Shape.of(), (float) rate));
        }
        SortedMap<String, Float> first = Slots.of(optimizer);
        for (List<String> group : order.groups()) {
            for (Learned each : learned) {
                for (String slot : group) {
                    Tensor ours = Optional.ofNullable(state.slots().get(each.weight() + ":" + slot))
                            .orElseGet(() -> filled(each.shape(), first.getOrDefault(slot, 0f)));
                    variables.add(each.layout().keras(ours));
                }
            }
        }
        if (order.hasProduct() && optimizer instanceof Nadam nadam) {
            variables.add(Tensor.of(Shape.of(), product(nadam.beta1(), steps)));
        }
        return List.copyOf(variables);
    }

    /** Counts the steps since the slots began, which are all that Keras counts. */
    private static long steps(State state, List<Learned> learned) {
        Optimization began = state.optimization();
        long last = learned.stream()
                .mapToLong(each -> began.slotsBegan(each.weight()))
                .max()
                .orElse(0);
        return state.step() - Math.max(last, began.began());
    }

    private static Tensor filled(Shape shape, float value) {
        float[] values = new float[shape.size()];
        java.util.Arrays.fill(values, value);
        return Tensor.of(shape, values);
    }

    private static float product(double beta1, long steps) {
        double product = 1;
        for (long step = 1; step <= steps && product > 0; step++) {
            product *= beta1 * (1 - 0.5 * Math.pow(0.96, step));
        }
        return (float) product;
    }
}
