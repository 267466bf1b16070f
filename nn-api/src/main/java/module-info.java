/**
 * Keras for the JVM: a fluent DSL for neural networks, the training loop, and the SPI of its engines.
 *
 * <p>Start at {@link nn.Sequential} and {@link nn.Layers}. The module depends on the JDK alone; an engine such as
 * {@code nn.onnx} is found at run time.
 */
module nn.api {
    requires java.management;
    requires static org.jspecify;

    exports nn;
    exports nn.callback;
    exports nn.metric;
    exports nn.schedule;
    exports nn.selection;
    exports nn.train;
    exports nn.spi;
    exports nn.layer;
    exports nn.loss;
    exports nn.optimizer;
    exports nn.op;
    exports nn.data;

    uses nn.CheckpointFormat;
    uses nn.spi.Engine;
}
