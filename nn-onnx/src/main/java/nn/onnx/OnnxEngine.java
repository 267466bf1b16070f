package nn.onnx;

import java.util.List;
import java.util.Optional;
import nn.data.Given;
import nn.data.NnException;
import nn.data.State;
import nn.onnx.ort.Devices;
import nn.onnx.ort.Loading;
import nn.onnx.ort.Ort;
import nn.onnx.predict.OnnxPredictor;
import nn.onnx.run.GraphOptimization;
import nn.onnx.run.InputChecks;
import nn.onnx.run.Place;
import nn.onnx.run.Threads;
import nn.onnx.train.OnnxTrainer;
import nn.spi.Device;
import nn.spi.EnginePredictor;
import nn.spi.MatmulPrecision;
import nn.spi.Network;
import nn.spi.Plan;
import nn.spi.Trainer;
import nn.spi.TrainingEngine;

/**
 * Predicts and trains on ONNX Runtime: the training step is an ONNX graph, update included; only Adam's steps on the
 * processor are taken in Java, which is faster.
 *
 * <p>Small networks run on one thread, larger ones on all cores; {@link #threads} or {@code -Dnn.onnx.threads} decide
 * otherwise.
 */
public final class OnnxEngine implements TrainingEngine {
    private final Threads threads;
    private final GraphOptimization optimization;
    private final MatmulPrecision precision;

    /** Creates the engine; nothing native is loaded before it is used. */
    public OnnxEngine() {
        this(Threads.configured(), GraphOptimization.ALL, MatmulPrecision.FLOAT32);
    }

    private OnnxEngine(Threads threads, GraphOptimization optimization, MatmulPrecision precision) {
        this.threads = threads;
        this.optimization = optimization;
        this.precision = precision;
    }

    /**
     * Chooses how many threads work on one operation.
     *
     * @param count at least 1
     * @return a new engine
     * @throws NnException if the count is below 1
     */
    public OnnxEngine threads(int count) {
        return new OnnxEngine(Threads.exactly(count), optimization, precision);
    }

    /** Chooses how far graphs may be rewritten; as far as ONNX Runtime can by default. */
    OnnxEngine optimization(GraphOptimization other) {
        return new OnnxEngine(threads, other, precision);
    }

    @Override
    public OnnxEngine precision(MatmulPrecision allowed) {
        return new OnnxEngine(threads, optimization, allowed);
    }

    /** Tells what was allowed, on GPUs; on the processor products are float32. */
    @Override
    public MatmulPrecision precision(Device device) {
        Given.value("onnx: the device", device);
        return device.equals(Device.CPU) ? MatmulPrecision.FLOAT32 : precision;
    }

    @Override
    public String name() {
        return "onnx";
    }

    /** Names ONNX Runtime with its version, where it loads. */
    @Override
    public String version() {
        return Loading.problem().isPresent() ? "ONNX Runtime, which does not load" : "ONNX Runtime " + Ort.version();
    }

    @Override
    public List<Device> devices() {
        Optional<NnException> problem = Loading.problem();
        if (problem.isPresent()) {
            return List.of(
                    new Device(Device.CPU.name(), Optional.of(problem.get().getMessage())));
        }
        return Devices.list();
    }

    @Override
    public Optional<Throwable> cause(Device device) {
        Optional<NnException> problem = Loading.problem();
        if (problem.isPresent()) {
            return Optional.ofNullable(problem.get().getCause());
        }
        return Devices.cause(device);
    }

    @Override
    public List<String> refusals(Plan plan) {
        return List.of();
    }

    @Override
    public EnginePredictor predictor(Network network, State state, Device device) {
        Given.value("onnx: the state", state);
        Given.value("onnx: the device", device);
        Loading.require();
        InputChecks.requireWeights(network, state.weights());
        return new OnnxPredictor(network, state, new Place(device, threads, optimization, precision));
    }

    @Override
    public Trainer trainer(Plan plan, State start, Device device) {
        Given.value("onnx: the device", device);
        Loading.require();
        InputChecks.requireState(plan, start);
        ForeignModel.requireLearning(plan.network());
        return new OnnxTrainer(plan, start, new Place(device, threads, optimization, precision));
    }

    /** Writes name and version. */
    @Override
    public String toString() {
        return name() + " (" + version() + ")";
    }
}
