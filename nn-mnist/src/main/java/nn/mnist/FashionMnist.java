package nn.mnist;

import java.nio.file.Path;
import java.util.List;
import nn.data.Dataset;
import nn.data.Given;
import nn.data.NnException;
import nn.mnist.Originals.Halves;
import nn.mnist.download.KnownSet;
import nn.mnist.download.Mirrors;
import nn.mnist.download.Patience;
import nn.mnist.download.Places;

/**
 * Holds Fashion-MNIST: 60 000 pictures of clothes to train on and 10 000 to test with, each 28×28 pixels of 0..255.
 *
 * <pre>{@code
 * var clothes = FashionMnist.load();
 * clothes.train().classes(); // T-shirt/top, Trouser, Pullover, …
 * }</pre>
 *
 * <p>H. Xiao, K. Rasul and R. Vollgraf, <i>Fashion-MNIST: a novel image dataset for benchmarking machine learning
 * algorithms</i>, 2017, <a href="https://github.com/zalandoresearch/fashion-mnist">Zalando</a>, under the MIT licence.
 * The same numbers as {@code keras.datasets.fashion_mnist.load_data()}. They are not part of this library.
 *
 * @param source what these pictures are and where they came from
 * @param train flat rows [60000, 784], or [60000, 1, 28, 28] after {@link #images()}
 * @param test flat rows [10000, 784], or [10000, 1, 28, 28] after {@link #images()}
 */
public record FashionMnist(String source, Dataset train, Dataset test) {
    /** Refuses what is missing. */
    public FashionMnist {
        Given.value("a fashion mnist: the source", source);
        Given.value("a fashion mnist: the train", train);
        Given.value("a fashion mnist: the test", test);
    }

    /** The names of the classes, in the order of the labels. */
    public static final List<String> CLASSES = List.of(
            "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot");

    private static final Originals ORIGINALS = Originals.of(
            KnownSet.of("Fashion-MNIST", "the pictures", "its four files", "fashion-mnist"),
            CLASSES,
            List.of(
                    IdxHash.ofContent("c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888"),
                    IdxHash.ofContent("bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9"),
                    IdxHash.ofContent("5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b"),
                    IdxHash.ofContent("0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34")));

    private static final Mirrors MIRRORS = Mirrors.of(
            Patience.USUAL,
            "https://fashion-mnist.s3.eu-central-1.amazonaws.com/",
            "https://storage.googleapis.com/tensorflow/tf-keras-datasets/",
            "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/");

    /**
     * Loads Fashion-MNIST from the first of these places:
     *
     * <ol>
     *   <li>the folder {@code fashion-mnist} of the directory that the system property {@code nn.data.dir} names, or else
     *       the environment variable {@code NN_DATA_DIR}; it is then used alone;
     *   <li>the user's cache, {@code nn/fashion-mnist} beside the one of {@link Mnist#load()};
     *   <li>the public mirrors, over HTTPS, about 31 MB, once: into the cache. Progress goes to standard error.
     * </ol>
     *
     * <p>What is in the cache must be the originals, by the SHA-256 of their uncompressed bytes; parts of them are taken
     * only from a directory that is named.
     *
     * @return the pictures as flat rows
     * @throws NnException as {@link Mnist#load()} does, with a {@link DownloadException} as its cause where no mirror gave
     *     a sound file
     */
    public static FashionMnist load() {
        return of(ORIGINALS.load(Places.ofSystem(), MIRRORS));
    }

    /**
     * Loads Fashion-MNIST, or parts of it, from a directory that holds its four files, named like those of
     * {@link Mnist#load(Path)}.
     *
     * @param directory where the files are
     * @return the pictures as flat rows
     * @throws NnException if a file is missing, unsound, empty, or as large as the original and not the same
     */
    public static FashionMnist load(Path directory) {
        return of(ORIGINALS.load(Given.value("FashionMnist.load: the directory", directory)));
    }

    private static FashionMnist of(Halves halves) {
        return new FashionMnist(halves.source(), halves.train(), halves.test());
    }

    /**
     * Sees the same pictures as images of one channel, as convolutions want them.
     *
     * @return pictures of shape [1, 28, 28] on the same memory
     */
    public FashionMnist images() {
        return new FashionMnist(source, train.reshape(1, 28, 28), test.reshape(1, 28, 28));
    }
}
