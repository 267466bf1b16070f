package nn;

import java.util.List;
import nn.data.NnException;
import nn.spi.Device;
import nn.spi.Engine;
import nn.spi.Plan;
import nn.spi.TrainingEngine;
import nn.train.Compilation;
import nn.train.Loop;

/** Chooses engine and device for a training, and refuses what the engine cannot do. */
record Backend(TrainingEngine engine, Device device) {
    static Engine engine(Compilation compilation) {
        Engine engine = compilation.engine().orElseGet(() -> Engines.find(compilation.engineName()));
        return engine.precision(compilation.precision());
    }

    static Backend toTrain(Compilation compilation, Plan plan) {
        Engine engine = engine(compilation);
        if (!(engine instanceof TrainingEngine training)) {
            throw NnException.of("the engine %s predicts, but does not train.", engine.name())
                    .maybe("use the engine onnx.");
        }
        List<String> refusals = engine.refusals(plan);
        if (!refusals.isEmpty()) {
            throw NnException.of(
                            "the engine %s cannot train this network:\n%s", engine.name(), String.join("\n", refusals))
                    .maybe("use another engine.");
        }
        return new Backend(training, Engines.device(engine, compilation.device()));
    }

    Loop loop() {
        return new Loop(engine, device);
    }
}
