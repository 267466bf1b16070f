package nn.keras;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import nn.Architecture;
import nn.Model;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Tensor;
import nn.keras.file.Bounded;
import nn.keras.file.KerasFile;
import nn.keras.file.KerasWriter;
import nn.keras.graph.Inspection;
import nn.keras.graph.Loaded;
import nn.keras.graph.Written;

/**
 * Loads Keras's own files as models that predict, evaluate and train on, and saves models as such files.
 *
 * <p>Read are {@code .keras}, whole models in {@code .h5}, and weights alone, {@code .weights.h5}. Images have their
 * channels first in nn and last in Keras: kernels are laid out anew, and so are the rows of what goes in and comes out.
 *
 * <pre>{@code
 * System.out.println(Keras.inspect(Path.of("flowers.keras")));
 * Model flowers = Keras.load(Path.of("flowers.keras"));
 * Model better = flowers.fit(data, fit -> fit.epochs(5));
 * Keras.save(better, Path.of("better.keras"));
 * }</pre>
 */
public final class Keras {
    private static final Duration MOST = Duration.ofMinutes(10);

    private Keras() {}

    /**
     * Loads a model, with what {@code compile} was given and the optimizer's state, as far as the file holds them.
     *
     * <p>A loss, optimizer or metric that nn does not have is left out, and {@link #inspect} says so: choose it in {@code
     * fit}, which takes its default optimizer else. Files do not hold the names of classes, and no history.
     *
     * @param path a {@code .keras} or whole {@code .h5} file
     * @return the model
     * @throws NnException if the file is missing, damaged or another program's, or holds a layer, or an option of one,
     *     that nn does not have; {@link #inspect} lists them
     */
    public static Model load(Path path) {
        return read("load", path, () -> Loaded.of(KerasFile.read(path)));
    }

    /**
     * Loads weights into a network that is described in Java, as Keras's {@code load_weights}.
     *
     * <p>Layers are found by their names where all of the network's are in the file, else by their kinds, one after the
     * other: the first dense layer's weights are those of the file's first.
     *
     * @param path a {@code .weights.h5}, {@code .keras} or whole {@code .h5} file
     * @param network the network, its input fixed
     * @return the model; loss and optimizer are to be chosen in {@code fit}
     * @throws NnException if the file is missing or damaged, or its weights do not fit the network
     */
    public static Model load(Path path, Architecture network) {
        Given.value("load: the network", network);
        return read("load", path, () -> Loaded.of(KerasFile.read(path), network));
    }

    /**
     * Tells what stands in a file: each layer's name and class, and what nn makes of it, or what is missing.
     *
     * @param path any file of Keras's
     * @return lines for people
     * @throws NnException if the file is missing, damaged or another program's
     */
    public static String inspect(Path path) {
        return path + ": " + read("inspect", path, () -> Inspection.of(KerasFile.read(path)));
    }

    /**
     * Saves a model as a {@code .keras} file that Keras 3 opens: its network and weights, and loss, optimizer, metrics
     * and the optimizer's state where Keras has them.
     *
     * <p>Images have their channels last there, in what goes in and comes out.
     *
     * @param model the model
     * @param path the file, such as {@code digits.keras}; replaced only when all went well
     * @throws NnException if Keras has no counterpart of a layer, or the file cannot be written
     */
    public static void save(Model model, Path path) {
        Given.value("save: the path", path);
        Written written = Written.of(Given.value("save: the model", model));
        Map<String, Tensor> arrays = new LinkedHashMap<>();
        written.arrays().forEach(each -> arrays.put(each.path(), each.tensor()));
        KerasWriter.write(path, written.description(), arrays);
    }

    private static <T> T read(String word, Path path, Callable<T> reader) {
        Given.value(word + ": the path", path);
        try {
            return Bounded.read(MOST, reader);
        } catch (NnException wrong) {
            throw wrong.at(path.toString());
        }
    }
}
