package nn.datasets;

import java.nio.file.Path;
import java.util.List;
import nn.data.Dataset;
import nn.data.Given;
import nn.data.NnException;
import nn.mnist.DownloadException;
import nn.mnist.Mnist;
import nn.mnist.download.KnownSet;
import nn.mnist.download.Mirrors;
import nn.mnist.download.Patience;
import nn.mnist.download.Places;

/**
 * Holds CIFAR-10: 50 000 colour pictures to train on and 10 000 to test with, of ten kinds of animals and vehicles, each
 * 32×32 pixels of red, green and blue 0..255.
 *
 * <pre>{@code
 * var pictures = Cifar10.load();
 * pictures.train().classes(); // airplane, automobile, bird, …
 * }</pre>
 *
 * <p>A. Krizhevsky, <i>Learning multiple layers of features from tiny images</i>, 2009,
 * <a href="https://www.cs.toronto.edu/~kriz/cifar.html">University of Toronto</a>, published without a licence. The
 * pictures are not part of this library. The same numbers as {@code keras.datasets.cifar10.load_data()}, channels first.
 *
 * @param source what these pictures are and where they came from
 * @param train images [50000, 3, 32, 32], uint8, labels 0..9
 * @param test images [10000, 3, 32, 32], uint8, labels 0..9
 */
public record Cifar10(String source, Dataset train, Dataset test) {
    /** Refuses what is missing. */
    public Cifar10 {
        Given.value("a cifar10: the source", source);
        Given.value("a cifar10: the train", train);
        Given.value("a cifar10: the test", test);
    }

    /** The names of the classes, in the order of the labels. */
    public static final List<String> CLASSES =
            List.of("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

    private static final Cifar FORM = new Cifar(
            KnownSet.of("CIFAR-10", "the pictures", "cifar-10-binary.tar.gz", "cifar-10"),
            "cifar-10-binary.tar.gz",
            "cifar-10-batches-bin",
            List.of(
                    batch(1, "cee916563c9f80d84e3cc88e17fdc0941787f1244f00a67874d45b261883ada5"),
                    batch(2, "a591ca11fa1708a91ee40f54b3da4784ccd871ecf2137de63f51ada8b3fa57ed"),
                    batch(3, "bbe8596564c0f86427f876058170b84dac6670ddf06d79402899d93ceea26f67"),
                    batch(4, "014e562d6e23c72197cc727519169a60359f5eccd8945ad5a09d710285ff4e48"),
                    batch(5, "755304fc0b379caeae8c14f0dac912fbc7d6cd469eb67a1029a08a39453a9add")),
            new CifarFile("test_batch.bin", 10_000, "8e2eb146ae340b09e24670f29cabc6326dba54da8789dab6768acf480273f65b"),
            10);

    private static final Mirrors MIRRORS = Mirrors.of(
            Patience.LARGE,
            "https://www.cs.toronto.edu/~kriz/",
            "https://cave.cs.toronto.edu/kriz/",
            "https://storage.googleapis.com/s4tf-hosted-binaries/datasets/CIFAR10/");

    private static CifarFile batch(int number, String sha256) {
        return new CifarFile("data_batch_" + number + ".bin", 10_000, sha256);
    }

    /**
     * Loads CIFAR-10 from the first of these places:
     *
     * <ol>
     *   <li>the folder {@code cifar-10} of the directory that the system property {@code nn.data.dir} names, or else the
     *       environment variable {@code NN_DATA_DIR}; it is then used alone;
     *   <li>the user's cache, {@code nn/cifar-10} beside the one of {@link Mnist#load()};
     *   <li>the public mirrors, over HTTPS, about 170 MB, once: into the cache. Progress goes to standard error.
     * </ol>
     *
     * <p>What is in the cache must be the originals, by the SHA-256 of each file in the archive; torchvision for Ruby and
     * others publish them. Parts are taken only from a directory that is named.
     *
     * @return the pictures
     * @throws NnException if a file is missing or unsound, as {@link #load(Path)} does; if there is no place for the cache,
     *     or it cannot be written; if the thread is interrupted while it downloads; or if no mirror gave a sound archive,
     *     with a {@link DownloadException} as its cause
     */
    public static Cifar10 load() {
        return of(FORM.load(Places.ofSystem(), MIRRORS));
    }

    /**
     * Loads CIFAR-10, or parts of it, from a directory that holds {@code cifar-10-binary.tar.gz}, or else the six files
     * {@code data_batch_1.bin} to {@code test_batch.bin} that it unpacks to, in their folder or out of it.
     *
     * <p>A file with as many pictures as the original must have its SHA-256; one with fewer is taken as a part of it.
     *
     * @param directory where they are
     * @return the pictures
     * @throws NnException if a file is missing, unsound, or as large as the original and not the same
     */
    public static Cifar10 load(Path directory) {
        return of(FORM.load(Given.value("Cifar10.load: the directory", directory)));
    }

    private static Cifar10 of(Cifar.Halves halves) {
        return new Cifar10(
                halves.source(),
                halves.train().dataset(0, CLASSES),
                halves.test().dataset(0, CLASSES));
    }
}
