package nn.onnx.train;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import nn.data.DType;
import nn.data.Shape;
import nn.data.Tensor;
import nn.spi.Chunk;
import nn.spi.Plan;
import nn.spi.Ports;
import nn.spi.Steps;

/** Writes down what one step after the other gives. */
final class StepLog {
    private final Plan plan;
    private final Chunk chunk;
    private final Map<String, Shape> shapes;
    private final Map<String, float[]> numbers = new HashMap<>();
    private final Map<String, ByteBuffer> rows = new HashMap<>();

    /**
     * Lays out memory for all steps of a chunk.
     *
     * @param shapes the outputs that have something for each row, with the shape of a row
     */
    StepLog(Plan plan, Chunk chunk, Map<String, Shape> shapes) {
        this.plan = plan;
        this.chunk = chunk;
        this.shapes = shapes;
        numbers.put(Ports.PENALTIES, new float[chunk.steps()]);
        for (int i = 0; i < plan.objectives().size(); i++) {
            numbers.put(Ports.losses(i), new float[chunk.steps()]);
        }
        shapes.keySet().forEach(name -> rows.put(name, Tensor.allocate(DType.FLOAT32, all(name))));
    }

    private Shape all(String name) {
        return Objects.requireNonNull(shapes.get(name)).batch(chunk.batch() * chunk.steps());
    }

    void add(StepRun run, int step) {
        numbers.forEach((name, all) -> all[step] = run.number(name));
        rows.forEach((name, all) -> all.put(run.rows(name)));
    }

    Steps steps() {
        return new Steps(RowPorts.outcomes(plan, this::number, this::row), number(Ports.PENALTIES));
    }

    private float[] number(String name) {
        return Objects.requireNonNull(numbers.get(name));
    }

    private Optional<Tensor> row(String name) {
        return Optional.ofNullable(rows.get(name))
                .map(memory -> Tensor.wrap(DType.FLOAT32, all(name), memory.rewind()));
    }
}
