package nn.onnx.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import nn.data.NnException;
import nn.spi.Kinds;
import nn.spi.Preprocessings;

/** Finds the kinds that users and other modules of the library list as services. */
public final class Listed {
    private Listed() {}

    /**
     * Finds what users wrote themselves.
     *
     * @return all of them
     * @throws NnException if a list cannot be loaded
     */
    public static Kinds kinds() {
        return all(Kinds.class).stream().reduce(Kinds.NONE, Kinds::and);
    }

    /** Finds the preprocessing that other modules bring. */
    static List<Preprocessings> preprocessings() {
        return all(Preprocessings.class);
    }

    private static <T> List<T> all(Class<T> service) {
        List<T> all = new ArrayList<>();
        ClassLoader own = Listed.class.getClassLoader();
        ClassLoader context = Optional.ofNullable(Thread.currentThread().getContextClassLoader())
                .orElse(own);
        for (ClassLoader loader : List.of(own, context)) {
            try {
                ServiceLoader.load(service, loader).stream()
                        .filter(found -> all.stream().noneMatch(each -> each.getClass() == found.type()))
                        .forEach(found -> all.add(found.get()));
            } catch (ServiceConfigurationError broken) {
                throw NnException.of("a list of kinds could not be loaded: %s.", broken.getMessage())
                        .maybe("give them by Onnx.load(path, knows(…)).")
                        .causedBy(broken);
            }
        }
        return all;
    }
}
