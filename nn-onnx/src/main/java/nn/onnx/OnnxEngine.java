package nn.onnx;

import java.util.List;
import nn.data.NnException;
import nn.data.State;
import nn.spi.Device;
import nn.spi.Network;
import nn.spi.Plan;
import nn.spi.Predictor;
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

    /** Creates the engine; nothing native is loaded before it is used. */
    public OnnxEngine() {
        this(Threads.configured());
    }

    private OnnxEngine(Threads threads) {
        this.threads = threads;
    }

    /**
     * Chooses how many threads work on one operation.
     *
     * @param count at least 1
     * @return a new engine
     * @throws NnException if the count is below 1
     */
    public OnnxEngine threads(int count) {
        return new OnnxEngine(Threads.exactly(count));
    }

    @Override
    public String name() {
        return "onnx";
    }

    @Override
    public String version() {
        return "ONNX Runtime " + Ort.version();
    }

    @Override
    public List<Device> devices() {
        return Devices.list();
    }

    @Override
    public List<String> refusals(Plan plan) {
        return List.of();
    }

    @Override
    public Predictor predictor(Network network, State state, Device device) {
        Arrivals.requireWeights(network, state.weights());
        return new OnnxPredictor(network, state, new Place(device, threads));
    }

    @Override
    public Trainer trainer(Plan plan, State start, Device device) {
        Arrivals.requireState(plan, start);
        return new OnnxTrainer(plan, start, new Place(device, threads));
    }
}
