package nn;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nn.data.Given;
import nn.data.NnException;
import nn.spi.Device;
import nn.spi.Engine;
import nn.train.Fit;

/**
 * Finds the engines that are on the module path or the class path.
 *
 * <p>Where several are found, a name given in code wins, then {@code -Dnn.engine}, then {@code onnx}, then the first in
 * alphabetical order.
 */
public final class Engines {
    private static final String PREFERRED = "onnx";

    private static final Pattern DEVICE = Pattern.compile("auto|cpu|gpu|cuda:\\d+");

    private Engines() {}

    /**
     * Lists what was found.
     *
     * @return the engines, by name
     */
    public static List<Engine> all() {
        try {
            List<Engine> engines = Services.load(Engine.class);
            engines.sort(Comparator.comparing(Engine::name));
            return List.copyOf(engines);
        } catch (ServiceConfigurationError broken) {
            throw NnException.of("an engine could not be loaded: %s.", broken.getMessage())
                    .maybe("its jar is broken, or of another version than nn-api.")
                    .causedBy(broken);
        }
    }

    /**
     * Finds an engine.
     *
     * @param name its name, or an empty string for the preferred one
     * @return the engine
     * @throws NnException if there is none
     */
    public static Engine find(String name) {
        Given.value("Engines.find: the name", name);
        List<Engine> engines = all();
        String wanted = name.isEmpty() ? System.getProperty("nn.engine", "") : name;
        if (engines.isEmpty()) {
            throw NnException.of("no engine was found on the module path or the class path.")
                    .maybe("add the dependency io.github.nn-java:nn-onnx.");
        }
        return engines.stream()
                .filter(engine -> engine.name().equals(wanted.isEmpty() ? PREFERRED : wanted))
                .findFirst()
                .or(() -> wanted.isEmpty() ? Optional.of(engines.get(0)) : Optional.empty())
                .orElseThrow(() -> NnException.of("there is no engine \"%s\".", wanted)
                        .maybe(
                                "add the dependency io.github.nn-java:nn-%s, or use one of %s.",
                                wanted, engines.stream().map(Engine::name).toList()));
    }

    /**
     * Finds a device of an engine.
     *
     * @param engine the engine
     * @param name such as {@code cuda:0}; {@code gpu} for the first usable one that is no processor; {@code auto} for
     *     the first usable one
     * @return a usable device
     * @throws NnException if there is none, with the reason
     */
    public static Device device(Engine engine, String name) {
        Given.value("Engines.device: the name", name);
        List<Device> devices = Given.all(
                "Engines.device: device",
                Given.value("Engines.device: the engine", engine).devices());
        return devices.stream()
                .filter(Device::usable)
                .filter(device -> name.equals(Fit.AUTO)
                        || device.name().equals(name)
                        || name.equals("gpu") && !device.equals(Device.CPU))
                .findFirst()
                .orElseThrow(() -> unusable(engine, devices, name));
    }

    private static NnException unusable(Engine engine, List<Device> devices, String name) {
        if (!DEVICE.matcher(name).matches()
                && devices.stream().noneMatch(device -> device.name().equals(name))) {
            return NnException.of("there is no device \"%s\".", name)
                    .maybe("use auto, cpu, gpu, or cuda:N such as cuda:0.");
        }
        String reasons = devices.stream()
                .flatMap(device -> device.problem().stream().map(problem -> " " + device.name() + ": " + problem))
                .collect(Collectors.joining());
        List<String> usable =
                devices.stream().filter(Device::usable).map(Device::name).toList();
        NnException unusable =
                NnException.of("the engine %s cannot use the device \"%s\" here.%s", engine.name(), name, reasons);
        NnException told = usable.isEmpty() ? unusable : unusable.maybe("use one of %s.", usable);
        return devices.stream()
                .flatMap(device -> engine.cause(device).stream())
                .findFirst()
                .map(told::causedBy)
                .orElse(told);
    }

    /**
     * Says which engines and devices there are, and why one cannot be used.
     *
     * @return a few lines for people
     */
    public static String report() {
        StringBuilder lines = new StringBuilder();
        for (Engine engine : all()) {
            lines.append(engine.name()).append(" (").append(engine.version()).append(")\n");
            for (Device device : engine.devices()) {
                lines.append("  ")
                        .append(device.name())
                        .append(": ")
                        .append(device.problem().orElse("usable"))
                        .append('\n');
            }
        }
        return lines.isEmpty() ? "no engine was found\n" : lines.toString();
    }
}
