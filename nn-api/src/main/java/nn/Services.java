package nn;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** Finds services on the module path and the class path, by this library's class loader and by the thread's. */
final class Services {
    private Services() {}

    /**
     * Finds all of a kind, each class once.
     *
     * @throws java.util.ServiceConfigurationError if one is broken
     */
    static <T> List<T> load(Class<T> kind) {
        List<T> services = new ArrayList<>();
        for (ClassLoader loader : List.of(Services.class.getClassLoader(), contextLoader())) {
            ServiceLoader.load(kind, loader).stream()
                    .filter(found -> services.stream().noneMatch(each -> each.getClass() == found.type()))
                    .forEach(found -> services.add(found.get()));
        }
        return services;
    }

    private static ClassLoader contextLoader() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context == null ? Services.class.getClassLoader() : context;
    }
}
