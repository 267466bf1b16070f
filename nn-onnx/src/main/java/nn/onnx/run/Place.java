package nn.onnx.run;

import nn.spi.Device;
import nn.spi.MatmulPrecision;

/**
 * Says where graphs run, and how.
 *
 * @param device the processor or a GPU
 * @param threads how many threads of the processor
 * @param optimization how far graphs may be rewritten
 * @param precision what products may be rounded to, where the device can
 * @param staysAwake whether threads go on waiting for a moment between runs: to wake one takes 20 µs
 */
public record Place(
        Device device, Threads threads, GraphOptimization optimization, MatmulPrecision precision, boolean staysAwake) {
    public Place(Device device, Threads threads, GraphOptimization optimization, MatmulPrecision precision) {
        this(device, threads, optimization, precision, false);
    }

    public Place(Device device, Threads threads, GraphOptimization optimization) {
        this(device, threads, optimization, MatmulPrecision.FLOAT32);
    }

    public Place(Device device, Threads threads) {
        this(device, threads, GraphOptimization.ALL);
    }

    /** Returns the same place for short runs that follow each other closely. */
    public Place awake() {
        return new Place(device, threads, optimization, precision, true);
    }
}
