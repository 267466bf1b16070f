package nn.reliability;

import java.io.File;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Has the library twice in one JVM, by two class loaders at the same time, as servers do; drops both, and begins anew.
 *
 * @param isShared whether they share ONNX Runtime, as from the server's own folder; a native library is never unloaded
 */
record Loaders(boolean isShared) implements Proof {
    @Override
    public void run(Course course) throws InterruptedException {
        float[] expected = predicted();
        List<URL> path = path();
        List<URL> server = isShared ? path.stream().filter(Loaders::isOrt).toList() : List.of();
        ClassLoader parent = loader(server, ClassLoader.getPlatformClassLoader());
        Callable<float[]> guest = () -> predictedBy(path, parent);
        course.each(i -> {
            ExecutorService two = Executors.newFixedThreadPool(2);
            try {
                for (Future<float[]> each : two.invokeAll(List.of(guest, guest))) {
                    course.expect(Arrays.equals(each.get(), expected), "a class loader's library predicts otherwise");
                }
            } finally {
                two.shutdown();
            }
        });
    }

    /** Fits and predicts; called by each class loader on its own classes. */
    public static float[] predicted() {
        return new Tiny("onnx").fit().predict(new float[Tiny.WIDTH]);
    }

    private static float[] predictedBy(List<URL> path, ClassLoader parent) throws Exception {
        Thread thread = Thread.currentThread();
        try (URLClassLoader loader = loader(path, parent)) {
            thread.setContextClassLoader(loader);
            Method predicted =
                    Class.forName(Loaders.class.getName(), true, loader).getMethod("predicted");
            predicted.setAccessible(true);
            return (float[]) predicted.invoke(null);
        } finally {
            thread.setContextClassLoader(Loaders.class.getClassLoader());
        }
    }

    private static URLClassLoader loader(List<URL> path, ClassLoader parent) {
        return new URLClassLoader(path.toArray(URL[]::new), parent);
    }

    private static List<URL> path() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Loaders::url)
                .toList();
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    private static boolean isOrt(URL entry) {
        return Path.of(entry.getPath()).getFileName().toString().startsWith("onnxruntime");
    }
}
