package nn.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nn.data.NnException;
import nn.spi.Device;

/** Finds what ONNX Runtime can compute on here. */
final class Devices {
    private static final String CUDA = "cuda:";
    private static final int MOST_GPUS = 16;

    private Devices() {}

    /** Lists the devices, the best usable one first. */
    static List<Device> list() {
        try {
            Ort.environment();
        } catch (NnException missing) {
            return List.of(new Device(Device.CPU.name(), Optional.of(missing.getMessage())));
        }
        List<Device> devices = new ArrayList<>();
        if (OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA)) {
            devices.addAll(gpus());
        }
        boolean first = devices.isEmpty() || !devices.get(0).usable();
        devices.add(first ? 0 : devices.size(), Device.CPU);
        return List.copyOf(devices);
    }

    private static List<Device> gpus() {
        List<Device> found = new ArrayList<>();
        for (int index = 0; index < MOST_GPUS; index++) {
            Device device = tried(index);
            if (index > 0 && !device.usable()) {
                break;
            }
            found.add(device);
            if (!device.usable()) {
                break;
            }
        }
        return found;
    }

    private static Device tried(int index) {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.addCUDA(index);
            return new Device(CUDA + index, Optional.empty());
        } catch (OrtException problem) {
            return new Device(CUDA + index, Optional.of(cure(String.valueOf(problem.getMessage()))));
        }
    }

    private static String cure(String problem) {
        return String.format(
                Locale.ROOT, "%s%nMaybe CUDA 12 or cuDNN 9 is missing on the library path.", problem.strip());
    }

    /** Adds the device to a session's options. */
    static void use(Device device, OrtSession.SessionOptions options) throws OrtException {
        if (device.name().startsWith(CUDA)) {
            options.addCUDA(Integer.parseInt(device.name().substring(CUDA.length())));
        }
    }
}
