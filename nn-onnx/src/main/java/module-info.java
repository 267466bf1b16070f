import nn.CheckpointFormat;
import nn.onnx.OnnxEngine;
import nn.onnx.file.CheckpointFile;
import nn.spi.Engine;
import nn.spi.Kinds;
import nn.spi.Preprocessings;

/** Inference and training on ONNX Runtime: an engine that writes the training step as an ONNX graph. */
@SuppressWarnings("requires-automatic")
module nn.onnx {
    requires transitive nn.api;
    requires static org.jspecify;
    requires com.google.gson;
    requires com.microsoft.onnxruntime;

    exports nn.onnx;

    uses Kinds;
    uses Preprocessings;

    provides CheckpointFormat with
            CheckpointFile;
    provides Engine with
            OnnxEngine;
}
