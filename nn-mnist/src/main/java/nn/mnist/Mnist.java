package nn.mnist;

import java.nio.file.Path;
import java.util.List;
import nn.data.Dataset;
import nn.data.Given;
import nn.data.NnException;
import nn.mnist.Originals.Halves;
import nn.mnist.download.KnownSet;
import nn.mnist.download.Mirrors;
import nn.mnist.download.Naming;
import nn.mnist.download.Patience;
import nn.mnist.download.Places;

/**
 * Holds MNIST: 60 000 handwritten digits to train on and 10 000 to test with, each 28×28 pixels of 0..255.
 *
 * <p>Y. LeCun, C. Cortes and C. Burges, <i>The MNIST database of handwritten digits</i>, 1998. The same numbers as
 * {@code keras.datasets.mnist.load_data()}. The digits are not part of this library; they are commonly distributed
 * under CC BY-SA 3.0.
 *
 * @param source what these digits are and where they came from
 * @param train flat rows [60000, 784], or [60000, 1, 28, 28] after {@link #images()}
 * @param test flat rows [10000, 784], or [10000, 1, 28, 28] after {@link #images()}
 */
public record Mnist(String source, Dataset train, Dataset test) implements Digits {
    /** Refuses what is missing. */
    public Mnist {
        Given.value("a mnist: the source", source);
        Given.value("a mnist: the train", train);
        Given.value("a mnist: the test", test);
    }

    static final KnownSet SET = new KnownSet(
            "MNIST",
            "the digits",
            "the four files",
            "mnist",
            new Naming("nn.mnist.dir", "NN_MNIST_DIR", false),
            ", or use OpticalDigits.load()");

    private static final Originals ORIGINALS = Originals.of(
            SET,
            CLASSES,
            List.of(
                    IdxHash.ofContent("ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
                    IdxHash.ofContent("65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
                    IdxHash.ofContent("0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
                    IdxHash.ofContent("ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2")));

    private static final Mirrors MIRRORS = Mirrors.of(
            Patience.USUAL,
            "https://storage.googleapis.com/cvdf-datasets/mnist/",
            "https://ossci-datasets.s3.amazonaws.com/mnist/");

    /**
     * Loads MNIST from the first of these places:
     *
     * <ol>
     *   <li>the directory that the system property {@code nn.mnist.dir} names, or else the environment variable
     *       {@code NN_MNIST_DIR}; it is then used alone;
     *   <li>the user's cache: {@code nn/mnist} in {@code %LOCALAPPDATA%} on Windows, in {@code ~/Library/Caches} on
     *       macOS, elsewhere in {@code $XDG_CACHE_HOME} or {@code ~/.cache};
     *   <li>the public mirrors, over HTTPS, about 11 MB, once: into the cache. Progress goes to standard error.
     * </ol>
     *
     * <p>What is in the cache must be the originals, by their SHA-256; parts of them are taken only from a directory
     * that is named. Never takes other digits in their stead.
     *
     * @return the digits as flat rows
     * @throws NnException if a file is missing or unsound, as {@link #load(Path)} does; if one in the cache is not the
     *     whole original; if there is no place for the cache, or it cannot be written; if the thread is interrupted
     *     while it downloads; or if no mirror gave a sound file, with a {@link DownloadException} as its cause
     */
    public static Mnist load() {
        return load(Places.ofSystem(), MIRRORS);
    }

    /**
     * Loads MNIST from a directory that holds its four IDX files, plain or gzipped, under their usual names:
     * {@code train-images-idx3-ubyte}, {@code train-labels-idx1-ubyte}, {@code t10k-images-idx3-ubyte} and
     * {@code t10k-labels-idx1-ubyte}, with or without {@code .gz}, also as {@code train-images.idx3-ubyte} and so on.
     *
     * <p>A file with as many rows as the original must have its SHA-256; one with fewer is taken as a part
     * of it.
     *
     * @param directory where the files are
     * @return the digits as flat rows
     * @throws NnException if a file is missing, is no sound IDX file of 28×28 pixels or of labels 0..9, is empty, is
     *     not the original, or if there are not as many labels as images
     */
    public static Mnist load(Path directory) {
        Given.value("Mnist.load: the directory", directory);
        return of(ORIGINALS.load(directory));
    }

    /**
     * Names the directory that {@link #load()} reads, and downloads into where nobody named one.
     *
     * @return the directory that was named, or else the user's cache; it need not exist
     * @throws NnException if none was named, and the user has no home where a cache could be
     */
    public static Path directory() {
        return Places.ofSystem().of(SET);
    }

    static Mnist load(Places places, Mirrors mirrors) {
        return load(places, mirrors, ORIGINALS);
    }

    static Mnist load(Places places, Mirrors mirrors, Originals originals) {
        return of(originals.load(places, mirrors));
    }

    private static Mnist of(Halves halves) {
        return new Mnist(halves.source(), halves.train(), halves.test());
    }

    @Override
    public Mnist images() {
        return new Mnist(source, train.reshape(1, 28, 28), test.reshape(1, 28, 28));
    }
}
