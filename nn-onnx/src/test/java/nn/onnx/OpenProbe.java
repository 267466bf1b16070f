package nn.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nn.data.NnException;

/** Tries to open the files of a folder, and prints how many were refused. */
final class OpenProbe {
    private OpenProbe() {}

    public static void main(String[] args) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(args[0]))) {
            List<Path> all = files.toList();
            System.out.println(all.stream().filter(OpenProbe::isRefused).count() + " refused");
        }
    }

    private static boolean isRefused(Path file) {
        try {
            Onnx.open(file).close();
            return false;
        } catch (NnException refused) {
            return true;
        }
    }
}
