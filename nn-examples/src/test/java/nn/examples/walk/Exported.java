package nn.examples.walk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the public types of the packages that a module exports to all. */
final class Exported {
    private Exported() {}

    static Stream<Class<?>> types(Class<?> one) {
        ModuleReference module = module(one);
        Set<String> packages = module.descriptor().exports().stream()
                .filter(exports -> !exports.isQualified())
                .map(ModuleDescriptor.Exports::source)
                .collect(Collectors.toSet());
        try (ModuleReader reader = module.open();
                Stream<String> names = reader.list()) {
            List<Class<?>> types = names.filter(name -> name.endsWith(".class"))
                    .map(name -> name.substring(0, name.length() - 6).replace('/', '.'))
                    .filter(name -> packages.contains(name.substring(0, Math.max(0, name.lastIndexOf('.')))))
                    .sorted()
                    .<Class<?>>map(name -> load(one.getClassLoader(), name))
                    .filter(Exported::isPublic)
                    .toList();
            return types.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ModuleReference module(Class<?> one) {
        Path place =
                Path.of(one.getProtectionDomain().getCodeSource().getLocation().getPath());
        return ModuleFinder.of(place).findAll().iterator().next();
    }

    private static Class<?> load(ClassLoader loader, String name) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    static boolean isPublic(Class<?> type) {
        return Modifier.isPublic(type.getModifiers())
                && (type.getDeclaringClass() == null || isPublic(type.getDeclaringClass()));
    }
}
