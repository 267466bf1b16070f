package nn.onnx.ort;

import static nn.Layers.dense;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import nn.Sequential;

/** Predicts, by each of so many class loaders, in turn or together, each closed thereafter, and prints which files ONNX Runtime was loaded from. */
public final class LibraryProbe {
    private LibraryProbe() {}

    public static void main(String[] args) throws Exception {
        if (args.length == 0) {
            predict();
            return;
        }
        List<Thread> threads = Stream.generate(() -> new Thread(LibraryProbe::predictByOneMore))
                .limit(Integer.parseInt(args[0]))
                .toList();
        for (Thread thread : threads) {
            thread.start();
            if (args[1].equals("in turn")) {
                thread.join();
            }
        }
    }

    private static void predictByOneMore() {
        URL[] path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(LibraryProbe::url)
                .toArray(URL[]::new);
        try (URLClassLoader loader = new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
            Thread.currentThread().setContextClassLoader(loader);
            Class<?> probe = Class.forName(LibraryProbe.class.getName(), true, loader);
            probe.getDeclaredMethod("predict").invoke(null);
        } catch (ReflectiveOperationException | IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    public static void predict() throws IOException {
        System.out.println(Sequential.of(dense(2)).input(2).init(1).predict(1, 2).length + " numbers");
        System.out.println("property: " + System.getProperty("onnxruntime.native.path"));
        Files.readAllLines(Path.of("/proc/self/maps")).stream()
                .filter(line -> line.endsWith("/libonnxruntime.so"))
                .map(line -> line.substring(line.indexOf('/')))
                .distinct()
                .forEach(file -> System.out.println("file: " + file));
    }
}
