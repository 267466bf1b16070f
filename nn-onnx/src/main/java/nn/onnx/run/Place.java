package nn.onnx.run;

import nn.spi.Device;

/**
 * Says where graphs run, and how.
 *
 * @param device the processor or a GPU
 * @param threads how many threads of the processor
 * @param optimization how far graphs may be rewritten
 */
public record Place(Device device, Threads threads, GraphOptimization optimization) {
    public Place(Device device, Threads threads) {
        this(device, threads, GraphOptimization.ALL);
    }
}
