package nn.dl4j;

import java.util.List;
import java.util.Optional;
import nn.data.State;
import nn.spi.Device;
import nn.spi.EnginePredictor;
import nn.spi.Network;
import nn.spi.Plan;
import nn.spi.Trainer;
import nn.spi.TrainingEngine;

/**
 * Trains and predicts on DeepLearning4J.
 *
 * <p>A chain of layers becomes a {@code MultiLayerNetwork}; a graph, with residuals or several inputs or outputs, a
 * {@code ComputationGraph}.
 */
public final class Dl4jEngine implements TrainingEngine {
    // DL4J lies on the class path, which a named module does not read by itself.
    static {
        Module module = Dl4jEngine.class.getModule();
        if (module.isNamed()) {
            module.addReads(Dl4jEngine.class.getClassLoader().getUnnamedModule());
        }
    }

    /** Loads nothing native yet. */
    public Dl4jEngine() {}

    @Override
    public String name() {
        return "dl4j";
    }

    @Override
    public String version() {
        return "DeepLearning4J 1.0.0-M2.1";
    }

    /**
     * Lists {@code cpu}, and {@code cuda:0} where DL4J's CUDA backend is on the class path and loads; loads ND4J to know
     * what is usable.
     */
    @Override
    public List<Device> devices() {
        return Backend.devices();
    }

    @Override
    public Optional<Throwable> cause(Device device) {
        return Backend.cause();
    }

    @Override
    public List<String> refusals(Plan plan) {
        return Refusals.of(plan);
    }

    @Override
    public EnginePredictor predictor(Network network, State state, Device device) {
        Refusals.require(Refusals.of(network), "predict with");
        Backend.load();
        return Dl4j.call("preparing to predict", () -> new Dl4jPredictor(network, state));
    }

    @Override
    public Trainer trainer(Plan plan, State start, Device device) {
        Refusals.require(Refusals.of(plan), "train");
        Backend.load();
        return Dl4j.call("preparing to train", () -> new Dl4jTrainer(plan, start));
    }

    /** Writes name and version. */
    @Override
    public String toString() {
        return name() + " (" + version() + ")";
    }
}
