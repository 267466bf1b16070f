package nn.onnx;

import nn.spi.Device;

/**
 * Says where graphs run.
 *
 * @param device the processor or a GPU
 * @param threads how many threads of the processor
 */
record Place(Device device, Threads threads) {}
