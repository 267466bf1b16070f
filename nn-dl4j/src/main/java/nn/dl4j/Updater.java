package nn.dl4j;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import nn.data.Optimization;
import nn.data.State;
import nn.data.Tensor;
import nn.dl4j.Parameters.Place;
import nn.layer.Regularizer;
import nn.optimizer.Optimizer;
import nn.optimizer.UpdateOptions;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Changes the weights after each step, in Keras's order: penalties, clipping, decay, the optimizer, constraints. */
final class Updater {
    private final List<Place> learned;
    private final INDArray weights;
    private final INDArray gradients;
    private final UpdateOptions options;
    private final Rule rule;
    private final Map<String, INDArray> slots = new HashMap<>();
    private final INDArray scratch;
    private final List<Span> spans = new ArrayList<>();

    /**
     * Allocates the slots.
     *
     * @param optimizer how weights change
     * @param parameters where they lie; at least one is learned
     * @param gradients where their gradients lie
     */
    Updater(Optimizer optimizer, Parameters parameters, INDArray gradients) {
        this.learned = parameters.learned();
        this.weights = parameters.vector();
        this.gradients = gradients;
        this.options = optimizer.options();
        this.rule = new Rules().of(optimizer);
        optimizer.slots().keySet().forEach(slot -> slots.put(slot, Nd4j.zerosLike(weights)));
        this.scratch = Nd4j.zerosLike(weights);
    }

    /** Puts together what lies side by side and began together. */
    private void findSpans(Optimization optimization) {
        spans.clear();
        List<Place> sorted = learned.stream()
                .sorted((one, other) -> Long.compare(one.from(), other.from()))
                .toList();
        long from = sorted.get(0).from();
        for (int i = 0; i < sorted.size(); i++) {
            long to = sorted.get(i).to();
            long began = began(sorted.get(i), optimization);
            boolean last = i + 1 == sorted.size();
            if (last || sorted.get(i + 1).from() != to || began(sorted.get(i + 1), optimization) != began) {
                spans.add(span(began, from, to));
                from = last ? to : sorted.get(i + 1).from();
            }
        }
    }

    private static long began(Place place, Optimization optimization) {
        return optimization.slotsBegan(place.weight().name());
    }

    private Span span(long began, long from, long to) {
        Map<String, INDArray> parts = new HashMap<>();
        slots.forEach((name, slot) -> parts.put(name, part(slot, from, to)));
        return new Span(
                began, part(weights, from, to), part(gradients, from, to), new Views(parts), part(scratch, from, to));
    }

    private static INDArray part(INDArray vector, long from, long to) {
        return vector.get(NDArrayIndex.interval(from, to));
    }

    /** Sums up the penalties on the weights as they are. */
    double penalty() {
        double sum = 0;
        for (Place place : learned) {
            Optional<Regularizer> regularizer = place.weight().regularizer();
            if (regularizer.isPresent()) {
                sum += Penalty.of(regularizer.get(), place.in(weights)).value();
            }
        }
        return sum;
    }

    /**
     * Takes one step.
     *
     * @param rate the learning rate
     * @param step which of the model's steps this is, from 1
     */
    void step(double rate, long step) {
        for (Place place : learned) {
            place.weight()
                    .regularizer()
                    .ifPresent(regularizer ->
                            Penalty.of(regularizer, place.in(weights)).addGradient(place.in(gradients), 1));
        }
        clip();
        for (Span span : spans) {
            if (options.weightDecay() > 0) {
                span.weights().subi(span.weights().muli(options.weightDecay() * rate, span.scratch()));
            }
            rule.step(span, rate, step - span.began());
        }
        for (Place place : learned) {
            place.weight().constraint().ifPresent(new Bounds(place.in(weights))::keep);
        }
    }

    private void clip() {
        if (options.clipValue() > 0) {
            double value = options.clipValue();
            spans.forEach(span -> Transforms.min(Transforms.max(span.gradients(), -value, false), value, false));
        } else if (options.clipNorm() > 0) {
            learned.forEach(place -> shrink(List.of(place.in(gradients)), options.clipNorm()));
        } else if (options.globalClipNorm() > 0) {
            shrink(spans.stream().map(Span::gradients).toList(), options.globalClipNorm());
        }
    }

    private static void shrink(List<INDArray> parts, double most) {
        double squares = 0;
        for (INDArray part : parts) {
            double length = part.norm2Number().doubleValue();
            squares += length * length;
        }
        double length = Math.sqrt(squares);
        if (length > most) {
            parts.forEach(part -> part.muli(most / length));
        }
    }

    /** Copies a state's slots in. */
    void write(State state) {
        SortedMap<String, Tensor> values = state.slots();
        findSpans(state.optimization());
        slots.forEach((slot, vector) -> learned.forEach(place -> Parameters.write(
                place, vector, Objects.requireNonNull(values.get(place.weight().name() + ":" + slot)))));
    }

    /** Copies slots out. */
    SortedMap<String, Tensor> read() {
        SortedMap<String, Tensor> values = new TreeMap<>();
        slots.forEach((slot, vector) -> learned.forEach(
                place -> values.put(place.weight().name() + ":" + slot, Parameters.read(place, vector))));
        return values;
    }
}
