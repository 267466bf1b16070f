package nn.testkit;

import nn.spi.Device;
import nn.spi.Engine;
import nn.spi.TrainingEngine;

/** Names what is checked; every concern of the kit extends this. */
public interface EngineUnderTest {
    /**
     * Gives the engine to check.
     *
     * @return an engine, the same or a new one at each call
     */
    TrainingEngine engine();

    /**
     * Chooses what the engine computes on.
     *
     * @return the engine's first usable device by default
     */
    default Device device() {
        Engine engine = engine();
        return engine.devices().stream()
                .filter(Device::usable)
                .findFirst()
                .orElseThrow(() -> new AssertionError(engine.name() + ": no device is usable: " + engine.devices()));
    }
}
