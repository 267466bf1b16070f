package nn.onnx.ort;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nn.data.Shape;
import nn.onnx.library.LibraryCache;
import nn.onnx.write.GraphWriter;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Graph;
import nn.spi.Device;

/** Finds what ONNX Runtime can compute on here. */
public final class Devices {
    private static final String CUDA = "cuda:";
    private static final int MOST_GPUS = 16;

    private Devices() {}

    /** Returns the devices, the best usable one first; looked for once. */
    public static List<Device> list() {
        return Found.ALL.stream().map(Found::device).toList();
    }

    /** Returns what ONNX Runtime threw when a device was tried. */
    public static Optional<Throwable> cause(Device device) {
        return Found.ALL.stream()
                .filter(found -> found.device().equals(device))
                .findFirst()
                .flatMap(Found::cause);
    }

    private record Found(Device device, Optional<Throwable> cause) {
        private static final List<Found> ALL = find();

        static Found unusable(String problem) {
            return new Found(new Device(CUDA + 0, Optional.of(problem)), Optional.empty());
        }

        static Found usable(String name) {
            return new Found(new Device(name, Optional.empty()), Optional.empty());
        }
    }

    private static List<Found> find() {
        Found cpu = Found.usable(Device.CPU.name());
        if (!OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA)) {
            return List.of(cpu, Found.unusable(CudaProblem.withoutProvider()));
        }
        if (!Driver.ofSystem().mayBeHere(Machine.here())) {
            return List.of(cpu, Found.unusable(CudaProblem.withoutDriver()));
        }
        Optional<String> problem = prepare();
        List<Found> all = new ArrayList<>(List.of(tried(0, problem)));
        while (all.get(all.size() - 1).device().usable() && all.size() < MOST_GPUS) {
            all.add(tried(all.size(), problem));
        }
        if (all.size() > 1) {
            all.remove(all.size() - 1);
        }
        all.add(all.get(0).device().usable() ? all.size() : 0, cpu);
        return List.copyOf(all);
    }

    /** Puts what the provider needs where it is found; what hinders it is told with the device, if that cannot be used then. */
    private static Optional<String> prepare() {
        Optional<String> problem =
                CudaLibraries.load(Devices.class.getClassLoader(), LibraryCache.ofSystem(), Machine.here());
        try {
            OrtLibraries.addCuda();
            return problem;
        } catch (IOException failed) {
            return problem.or(() -> Optional.of(CudaProblem.notUnpacked(failed)));
        }
    }

    /** Runs the smallest graph there is: libraries may load where there is no GPU. */
    private static Found tried(int index, Optional<String> unprepared) {
        Graph graph = Graph.named("probe");
        graph.output("y", graph.input("x", ElementType.FLOAT32, Dims.of(Shape.of(1))));
        String name = CUDA + index;
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            use(Found.usable(name).device(), options);
            byte[] model = GraphWriter.model(graph);
            Ort.environment().createSession(model, options).close();
            return Found.usable(name);
        } catch (OrtException | LinkageError problem) {
            String said = CudaProblem.explain(String.valueOf(problem.getMessage()));
            String words = unprepared.map(first -> first + "\n" + said).orElse(said);
            return new Found(new Device(name, Optional.of(words)), Optional.of(problem));
        }
    }

    /** Adds the device to a session's options; products stay float32, where CUDA would round them to TF32. */
    public static void use(Device device, OrtSession.SessionOptions options) throws OrtException {
        if (device.name().startsWith(CUDA)) {
            try (OrtCUDAProviderOptions cuda =
                    new OrtCUDAProviderOptions(Integer.parseInt(device.name().substring(CUDA.length())))) {
                cuda.add("use_tf32", "0");
                options.addCUDA(cuda);
            }
        }
    }
}
