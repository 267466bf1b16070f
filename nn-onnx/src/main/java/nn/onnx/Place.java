package nn.onnx;

import nn.spi.Device;

/**
 * Says where graphs run, and how.
 *
 * @param device the processor or a GPU
 * @param threads how many threads of the processor
 * @param optimization how far graphs may be rewritten
 */
record Place(Device device, Threads threads, Optimization optimization) {
    Place(Device device, Threads threads) {
        this(device, threads, Optimization.ALL);
    }
}
