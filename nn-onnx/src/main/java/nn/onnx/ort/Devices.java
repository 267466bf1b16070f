package nn.onnx.ort;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import nn.data.Shape;
import nn.onnx.library.LibraryCache;
import nn.onnx.write.GraphWriter;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Graph;
import nn.spi.Device;
import nn.spi.MatmulPrecision;

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
            use(Found.usable(name).device(), MatmulPrecision.FLOAT32, options);
            byte[] model = GraphWriter.model(graph);
            Ort.environment().createSession(model, options).close();
            return Found.usable(name);
        } catch (OrtException | LinkageError problem) {
            String said = CudaProblem.explain(String.valueOf(problem.getMessage()));
            String words = unprepared.map(first -> first + "\n" + said).orElse(said);
            return new Found(new Device(name, Optional.of(words)), Optional.of(problem));
        }
    }

    /** Adds the device to a session's options. */
    public static void use(Device device, MatmulPrecision precision, OrtSession.SessionOptions options)
            throws OrtException {
        OptionalInt gpu = gpu(device);
        if (gpu.isPresent()) {
            try (OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions(gpu.getAsInt())) {
                for (Map.Entry<String, String> option : options(precision).entrySet()) {
                    cuda.add(option.getKey(), option.getValue());
                }
                options.addCUDA(cuda);
            }
        }
    }

    /** Returns which GPU a device is; empty for the processor. */
    public static OptionalInt gpu(Device device) {
        String name = device.name();
        return name.startsWith(CUDA)
                ? OptionalInt.of(Integer.parseInt(name.substring(CUDA.length())))
                : OptionalInt.empty();
    }

    /** Returns the options of CUDA's provider, which by itself would round products to TF32. */
    public static Map<String, String> options(MatmulPrecision precision) {
        return Map.of("use_tf32", precision == MatmulPrecision.TF32 ? "1" : "0");
    }
}
