import nn.examples.own.MyKinds;
import nn.spi.Kinds;

/** Runnable examples: {@code ./nn} lists them. */
module nn.examples {
    requires info.picocli;
    requires java.desktop;
    requires jdk.httpserver;
    requires jdk.unsupported;
    requires nn.api;
    requires nn.data;
    requires nn.keras;
    requires nn.mnist;
    requires nn.onnx;
    requires static org.jspecify;

    opens nn.examples to
            info.picocli;
    opens nn.examples.cli to
            info.picocli;
    opens nn.examples.own to
            nn.onnx;

    provides Kinds with
            MyKinds;
}
