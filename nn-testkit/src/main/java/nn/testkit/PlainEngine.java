package nn.testkit;

import java.util.List;
import nn.data.State;
import nn.spi.Device;
import nn.spi.EnginePredictor;
import nn.spi.Network;
import nn.spi.Plan;
import nn.spi.Trainer;
import nn.spi.TrainingEngine;

/**
 * Computes slowly, in plain Java and double precision, what the ops of a plan's graphs mean, by the {@link Interpreter}.
 *
 * <p>An oracle for other engines; {@link RandomAgreement} compares them.
 */
public class PlainEngine implements TrainingEngine {
    /** Prepares nothing. */
    public PlainEngine() {}

    @Override
    public String name() {
        return "plain";
    }

    @Override
    public String version() {
        return "plain Java";
    }

    @Override
    public List<Device> devices() {
        return List.of(Device.CPU);
    }

    @Override
    public List<String> refusals(Plan plan) {
        return List.of();
    }

    @Override
    public EnginePredictor predictor(Network network, State state, Device device) {
        return new PlainPredictor(network, state);
    }

    @Override
    public Trainer trainer(Plan plan, State start, Device device) {
        return new PlainTrainer(plan, start);
    }
}
