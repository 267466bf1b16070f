package nn.onnx.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

/** Writes little jars that stand in for those of hundreds of megabytes. */
public final class JarOfLibraries {
    private JarOfLibraries() {}

    /** Writes a jar with files in a folder. */
    public static Path write(Path jar, String folder, Map<String, byte[]> files) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                out.putNextEntry(new ZipEntry(folder + "/" + file.getKey()));
                out.write(file.getValue());
            }
        }
        return jar;
    }

    /** Sees the jars, in this order, and nothing else. */
    public static URLClassLoader loader(Path... jars) {
        URL[] urls = Arrays.stream(jars).map(JarOfLibraries::url).toArray(URL[]::new);
        return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
