package nn.onnx.train;

import java.util.List;
import nn.data.State;
import nn.onnx.OnnxEngine;
import nn.spi.Device;
import nn.spi.EnginePredictor;
import nn.spi.Network;
import nn.spi.Plan;
import nn.spi.Trainer;
import nn.spi.TrainingEngine;

/** The engine, but with other trainers. */
record EngineOfTrainers(OnnxEngine engine, Maker maker) implements TrainingEngine {
    /** Makes a trainer. */
    interface Maker {
        Trainer trainer(Plan plan, State start, Device device);
    }

    @Override
    public Trainer trainer(Plan plan, State start, Device device) {
        return maker.trainer(plan, start, device);
    }

    @Override
    public EnginePredictor predictor(Network network, State state, Device device) {
        return engine.predictor(network, state, device);
    }

    @Override
    public String name() {
        return engine.name();
    }

    @Override
    public String version() {
        return engine.version();
    }

    @Override
    public List<Device> devices() {
        return engine.devices();
    }

    @Override
    public List<String> refusals(Plan plan) {
        return engine.refusals(plan);
    }
}
