package nn.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nn.data.NnException;
import nn.data.Shape;
import nn.onnx.graph.Dims;
import nn.onnx.graph.Graph;
import nn.onnx.graph.Protos;
import nn.onnx.graph.Type;
import nn.spi.Device;

/** Finds what ONNX Runtime can compute on here. */
final class Devices {
    private static final String CUDA = "cuda:";
    private static final int MOST_GPUS = 16;

    private Devices() {}

    /** Lists the devices, the best usable one first; looked for once. */
    static List<Device> list() {
        return Found.DEVICES;
    }

    private static final class Found {
        private static final List<Device> DEVICES = find();
    }

    private static List<Device> find() {
        try {
            Ort.environment();
        } catch (NnException missing) {
            return List.of(new Device(Device.CPU.name(), Optional.of(missing.getMessage())));
        }
        if (!OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA)) {
            return List.of(Device.CPU, new Device(CUDA + 0, Optional.of(CudaProblem.withoutProvider())));
        }
        List<Device> devices = new ArrayList<>(List.of(tried(0)));
        while (devices.get(devices.size() - 1).usable() && devices.size() < MOST_GPUS) {
            devices.add(tried(devices.size()));
        }
        if (devices.size() > 1) {
            devices.remove(devices.size() - 1);
        }
        devices.add(devices.get(0).usable() ? devices.size() : 0, Device.CPU);
        return List.copyOf(devices);
    }

    /** Runs the smallest graph there is: libraries may load where there is no GPU. */
    private static Device tried(int index) {
        Graph graph = Graph.named("probe");
        graph.output("y", graph.input("x", Type.FLOAT, Dims.of(Shape.of(1))));
        Device device = new Device(CUDA + index, Optional.empty());
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            use(device, options);
            byte[] model = Protos.model(graph).toByteArray();
            Ort.environment().createSession(model, options).close();
            return device;
        } catch (OrtException problem) {
            return new Device(device.name(), Optional.of(CudaProblem.explain(String.valueOf(problem.getMessage()))));
        }
    }

    /** Adds the device to a session's options; products stay float32, where CUDA would round them to TF32. */
    static void use(Device device, OrtSession.SessionOptions options) throws OrtException {
        if (device.name().startsWith(CUDA)) {
            try (OrtCUDAProviderOptions cuda =
                    new OrtCUDAProviderOptions(Integer.parseInt(device.name().substring(CUDA.length())))) {
                cuda.add("use_tf32", "0");
                options.addCUDA(cuda);
            }
        }
    }
}
