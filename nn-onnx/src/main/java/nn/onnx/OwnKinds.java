package nn.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import nn.data.NnException;
import nn.spi.Kinds;

/** Finds what users wrote themselves, and list by the service {@link Kinds}. */
final class OwnKinds {
    private OwnKinds() {}

    static Kinds listed() {
        List<Kinds> all = new ArrayList<>();
        ClassLoader own = OwnKinds.class.getClassLoader();
        ClassLoader context = Optional.ofNullable(Thread.currentThread().getContextClassLoader())
                .orElse(own);
        for (ClassLoader loader : List.of(own, context)) {
            try {
                ServiceLoader.load(Kinds.class, loader).stream()
                        .filter(found -> all.stream().noneMatch(each -> each.getClass() == found.type()))
                        .forEach(found -> all.add(found.get()));
            } catch (ServiceConfigurationError broken) {
                throw NnException.of("a list of kinds could not be loaded: %s.", broken.getMessage())
                        .maybe("give them by Onnx.load(path, knows(…)).")
                        .causedBy(broken);
            }
        }
        return all.stream().reduce(Kinds.NONE, Kinds::and);
    }
}
