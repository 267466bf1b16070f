package nn.onnx.library;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.util.jar.JarEntry;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A native library in a jar.
 *
 * @param file its name
 * @param jar the jar's name, without its ending
 * @param size in bytes
 * @param mark differs where the content does: the jar's checksum of it
 * @param place where it is read
 */
public record PackedLibrary(String file, String jar, long size, long mark, URL place) {
    private static final Pattern JAR = Pattern.compile("([^/!]+)\\.jar!/[^!]*$");

    /** Of CUDA's own jars alone: another jar that has the libraries inside, with its own version, tells nothing of theirs. */
    private static final Pattern VERSION =
            Pattern.compile("^(?:org\\.bytedeco\\.)?cuda-(?:redist-)?(\\d{1,4})\\.(\\d{1,3})");

    static PackedLibrary at(URL place) throws IOException {
        URLConnection connection = connect(place);
        InputStream content = connection.getInputStream();
        try {
            return at(place, connection);
        } finally {
            content.close(); // and with it the jar
        }
    }

    private static PackedLibrary at(URL place, URLConnection connection) throws IOException {
        String path = place.getPath();
        String file = path.substring(path.lastIndexOf('/') + 1);
        if (connection instanceof JarURLConnection jar) {
            JarEntry entry = jar.getJarEntry();
            return new PackedLibrary(file, jar(place), entry.getSize(), entry.getCrc(), place);
        }
        return new PackedLibrary(
                file, jar(place), connection.getContentLengthLong(), connection.getLastModified(), place);
    }

    private static String jar(URL place) {
        Matcher jar = JAR.matcher(place.toString());
        return jar.find() ? jar.group(1).replaceAll("[^A-Za-z0-9._-]", "_") : "classes";
    }

    /**
     * Returns the version of CUDA that the jar's name tells: 12.9 is 12009.
     *
     * @return 0 if it tells none
     */
    public int version() {
        Matcher version = VERSION.matcher(jar);
        return version.find() ? 1000 * Integer.parseInt(version.group(1)) + Integer.parseInt(version.group(2)) : 0;
    }

    InputStream open() throws IOException {
        return connect(place).getInputStream();
    }

    /** Shared connections would keep the jar open. */
    private static URLConnection connect(URL place) throws IOException {
        URLConnection connection = place.openConnection();
        connection.setUseCaches(false);
        return connection;
    }
}
