package nn.benchmarks;

import static nn.Losses.sparseCategoricalCrossentropy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import nn.Layers;
import nn.Optimizers;
import nn.Sequential;
import nn.data.Shape;
import nn.data.Tensor;
import nn.onnx.run.Place;
import nn.onnx.run.Threads;
import nn.onnx.train.OnnxTrainer;
import nn.op.Value;
import nn.optimizer.Coefficient;
import nn.optimizer.Optimizer;
import nn.optimizer.Schedule;
import nn.optimizer.Update;
import nn.optimizer.UpdateOptions;
import nn.spi.Chunk;
import nn.spi.Device;
import nn.spi.Plan;
import nn.spi.Steps;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Measures a step of training whose update is taken in Java, beside the same in the graph of the whole step. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class OptimizerBenchmark {
    private static final int STEPS = 20;
    private static final int BATCH = 128;
    private static final int INPUTS = 784;

    /** Which optimizer. */
    @Param({"RMSPROP", "ADAGRAD", "ADADELTA", "ADAM", "AMSGRAD", "ADAMAX", "NADAM", "LION", "FTRL"})
    public Rule rule = Rule.ADAM;

    /** The width of the two hidden layers. */
    @Param({"30", "512"})
    public int width = 512;

    /** How many threads work on an op. */
    @Param({"1", "2"})
    public int threads = 2;

    private OnnxTrainer java;
    private OnnxTrainer graph;
    private Chunk chunk;

    /** Lists the optimizers. */
    @SuppressWarnings("ImmutableEnumChecker") // suppliers without state
    public enum Rule {
        RMSPROP(Optimizers::rmsprop),
        ADAGRAD(Optimizers::adagrad),
        ADADELTA(Optimizers::adadelta),
        ADAM(Optimizers::adam),
        AMSGRAD(() -> Optimizers.adam().amsgrad()),
        ADAMAX(Optimizers::adamax),
        NADAM(Optimizers::nadam),
        LION(Optimizers::lion),
        FTRL(Optimizers::ftrl);

        private final Supplier<Optimizer> maker;

        Rule(Supplier<Optimizer> maker) {
            this.maker = maker;
        }
    }

    /** An optimizer that no engine knows, so that its steps are taken in the graph. */
    private record Unknown(Optimizer known) implements Optimizer {
        @Override
        public Schedule learningRate() {
            return known.learningRate();
        }

        @Override
        public Optimizer learningRate(Schedule schedule) {
            return new Unknown(known.learningRate(schedule));
        }

        @Override
        public UpdateOptions options() {
            return known.options();
        }

        @Override
        public Map<String, Float> slots() {
            return known.slots();
        }

        @Override
        public Map<String, Coefficient> coefficients() {
            return known.coefficients();
        }

        @Override
        public Value step(Update update) {
            return known.step(update);
        }
    }

    /** Draws the network twice, and some rows. */
    @Setup
    public void open() {
        java = trainer(rule.maker.get());
        graph = trainer(new Unknown(rule.maker.get()));
        byte[] pixels = new byte[STEPS * BATCH * INPUTS];
        int[] labels = new int[STEPS * BATCH];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i % 17);
        }
        Arrays.setAll(labels, i -> i % 10);
        float[] rates = new float[STEPS];
        Arrays.fill(rates, 0.0001f);
        chunk = new Chunk(
                List.of(Tensor.of(Shape.of(STEPS * BATCH, INPUTS), pixels)),
                Tensor.of(Shape.of(STEPS * BATCH), labels),
                Optional.empty(),
                BATCH,
                0,
                rates);
    }

    private OnnxTrainer trainer(Optimizer optimizer) {
        Sequential network = Sequential.of(
                Layers.rescaling(1 / 255.0),
                Layers.dense(width).relu(),
                Layers.dense(width).relu(),
                Layers.dense(10).softmax());
        Plan plan = new Plan(network.network(Shape.of(INPUTS)), sparseCategoricalCrossentropy(), optimizer, 0, true);
        Place place = new Place(Device.CPU, Threads.exactly(threads));
        return new OnnxTrainer(plan, plan.start(plan.network().draw(1)), place);
    }

    /** Takes steps, their updates in Java. */
    @Benchmark
    @OperationsPerInvocation(STEPS)
    public Steps inJava() {
        return java.train(chunk);
    }

    /** Takes the same steps in the graph alone. */
    @Benchmark
    @OperationsPerInvocation(STEPS)
    public Steps inTheGraph() {
        return graph.train(chunk);
    }

    /** Gives native memory back. */
    @TearDown
    public void close() {
        java.close();
        graph.close();
    }
}
