package nn.spi;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import nn.data.Given;
import nn.data.Randoms;
import nn.data.Shape;
import nn.data.Tensor;
import nn.data.WeightedTargets;
import nn.optimizer.Coefficient;

/**
 * Lays a chunk out as the graphs of a plan want it: tensors by the names of {@link Ports}, the steps along their first
 * axis but for scalars, which are the same for all.
 */
public final class ChunkTensors {
    private final Plan plan;
    private final Chunk chunk;
    private final Map<String, Tensor> tensors = new HashMap<>();

    private ChunkTensors(Plan plan, Chunk chunk) {
        Given.value("chunk tensors: the plan", plan);
        Given.value("chunk tensors: the chunk", chunk);
        this.plan = plan;
        this.chunk = chunk;
        tensors.put(Ports.PER_ROW, Tensor.of(Shape.of(), 1f / chunk.batch()));
        for (int i = 0; i < chunk.outputs().size(); i++) {
            put(i, chunk.outputs().get(i));
        }
        for (int i = 0; i < chunk.inputs().size(); i++) {
            String name = plan.network().inputs().get(i).name();
            tensors.put(Ports.input(name), stepwise(chunk.inputs().get(i)));
        }
    }

    private void put(int objective, WeightedTargets output) {
        tensors.put(Ports.targets(objective), stepwise(output.targets()));
        output.weights().ifPresent(weights -> tensors.put(Ports.sampleWeights(objective), stepwise(weights)));
    }

    /**
     * Lays out what the graph that evaluates needs.
     *
     * @param plan the plan
     * @param chunk the batches
     * @return by the inputs' names
     */
    public static Map<String, Tensor> evaluation(Plan plan, Chunk chunk) {
        return new ChunkTensors(plan, chunk).tensors;
    }

    /**
     * Lays out what the graph with the gradients needs.
     *
     * @param plan the plan
     * @param chunk the batches
     * @param names of the graph's inputs
     * @return by the inputs' names
     */
    public static Map<String, Tensor> gradients(Plan plan, Chunk chunk, Set<String> names) {
        Given.value("the tensors of a chunk: the names", names);
        ChunkTensors all = new ChunkTensors(plan, chunk);
        names.forEach(name -> Ports.keyed(name).ifPresent(layer -> all.tensors.put(name, all.keys(layer))));
        return all.tensors;
    }

    /**
     * Lays out what the graph that learns needs.
     *
     * @param plan the plan
     * @param ages which weights share coefficients
     * @param chunk the batches
     * @param names of the graph's inputs
     * @return by the inputs' names
     */
    public static Map<String, Tensor> training(Plan plan, Ages ages, Chunk chunk, Set<String> names) {
        Given.value("the tensors of a chunk: the ages", ages);
        Map<String, Tensor> tensors = gradients(plan, chunk, names);
        Map<String, Coefficient> coefficients = Coefficient.of(plan.optimizer());
        for (int group = 0; group < ages.began().size(); group++) {
            for (Map.Entry<String, Coefficient> each : coefficients.entrySet()) {
                String name = Ports.coefficient(Ages.name(each.getKey(), group));
                tensors.put(name, rates(chunk, each.getValue(), ages.began().get(group)));
            }
        }
        return tensors;
    }

    private static Tensor rates(Chunk chunk, Coefficient coefficient, long began) {
        float[] values = new float[chunk.steps()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) coefficient.at(chunk.firstStep() - began + i + 1, chunk.rates()[i]);
        }
        return Tensor.of(Shape.of(values.length), values);
    }

    private Tensor keys(String layer) {
        int[] keys = IntStream.range(0, chunk.steps())
                .map(i -> (int)
                        Randoms.of(plan.seed(), layer, chunk.firstStep() + i).nextLong())
                .toArray();
        return Tensor.of(Shape.of(keys.length), keys);
    }

    /** Sees [steps · batch, …] as [steps, batch, …]. */
    private Tensor stepwise(Tensor rows) {
        return rows.reshape(rows.shape().row().batch(chunk.batch()).batch(chunk.steps()));
    }
}
