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
 * Holds CIFAR-100: 50 000 colour pictures to train on and 10 000 to test with, of a hundred kinds of things in twenty groups,
 * each 32×32 pixels of red, green and blue 0..255.
 *
 * <pre>{@code
 * var pictures = Cifar100.load();
 * pictures.train().classes();       // apple, aquarium_fish, baby, …
 * pictures.coarseTrain().classes(); // aquatic_mammals, fish, flowers, …
 * }</pre>
 *
 * <p>A. Krizhevsky, <i>Learning multiple layers of features from tiny images</i>, 2009,
 * <a href="https://www.cs.toronto.edu/~kriz/cifar.html">University of Toronto</a>, published without a licence. The
 * pictures are not part of this library. The same numbers as {@code keras.datasets.cifar100.load_data()}, channels first.
 *
 * @param source what these pictures are and where they came from
 * @param train images [50000, 3, 32, 32], uint8, labels 0..99
 * @param test images [10000, 3, 32, 32], uint8, labels 0..99
 * @param coarseTrain the same images to train on, by their groups: labels 0..19
 * @param coarseTest the same images to test with, by their groups: labels 0..19
 */
public record Cifar100(String source, Dataset train, Dataset test, Dataset coarseTrain, Dataset coarseTest) {
    /** Refuses what is missing. */
    public Cifar100 {
        Given.value("a cifar100: the source", source);
        Given.value("a cifar100: the train", train);
        Given.value("a cifar100: the test", test);
        Given.value("a cifar100: the coarse train", coarseTrain);
        Given.value("a cifar100: the coarse test", coarseTest);
    }

    /** The names of the classes, in the order of the labels. */
    public static final List<String> CLASSES = words("""
            apple aquarium_fish baby bear beaver bed bee beetle bicycle bottle bowl boy bridge bus
            butterfly camel can castle caterpillar cattle chair chimpanzee clock cloud cockroach couch crab
            crocodile cup dinosaur dolphin elephant flatfish forest fox girl hamster house kangaroo
            keyboard lamp lawn_mower leopard lion lizard lobster man maple_tree motorcycle mountain mouse
            mushroom oak_tree orange orchid otter palm_tree pear pickup_truck pine_tree plain plate poppy
            porcupine possum rabbit raccoon ray road rocket rose sea seal shark shrew skunk skyscraper
            snail snake spider squirrel streetcar sunflower sweet_pepper table tank telephone television
            tiger tractor train trout tulip turtle wardrobe whale willow_tree wolf woman worm""");

    /** The names of the groups, in the order of their labels. */
    public static final List<String> COARSE_CLASSES = words("""
            aquatic_mammals fish flowers food_containers fruit_and_vegetables household_electrical_devices
            household_furniture insects large_carnivores large_man-made_outdoor_things
            large_natural_outdoor_scenes large_omnivores_and_herbivores medium_mammals
            non-insect_invertebrates people reptiles small_mammals trees vehicles_1 vehicles_2""");

    private static final Cifar FORM = new Cifar(
            KnownSet.of("CIFAR-100", "the pictures", "cifar-100-binary.tar.gz", "cifar-100"),
            "cifar-100-binary.tar.gz",
            "cifar-100-binary",
            List.of(new CifarFile(
                    "train.bin", 50_000, "f31298fc616915fa142368359df1c4ca2ae984d6915ca468b998a5ec6aeebf29")),
            new CifarFile("test.bin", 10_000, "d8b1e6b7b3bee4020055f0699b111f60b1af1e262aeb93a0b659061746f8224a"),
            20,
            100);

    private static final Mirrors MIRRORS =
            Mirrors.of(Patience.LARGE, "https://www.cs.toronto.edu/~kriz/", "https://cave.cs.toronto.edu/kriz/");

    private static List<String> words(String text) {
        return List.of(text.split("\\s+", -1));
    }

    /**
     * Loads CIFAR-100 as {@link Cifar10#load()} does CIFAR-10, with the folder {@code cifar-100}; about 169 MB.
     *
     * @return the pictures
     * @throws NnException as {@link Cifar10#load()} does, with a {@link DownloadException} as its cause where no mirror gave
     *     a sound archive; {@link Mnist#load()} tells where the cache is
     */
    public static Cifar100 load() {
        return of(FORM.load(Places.ofSystem(), MIRRORS));
    }

    /**
     * Loads CIFAR-100, or parts of it, from a directory that holds {@code cifar-100-binary.tar.gz}, or else the files
     * {@code train.bin} and {@code test.bin} that it unpacks to, in their folder or out of it.
     *
     * <p>A file with as many pictures as the original must have its SHA-256; one with fewer is taken as a part of it.
     *
     * @param directory where they are
     * @return the pictures
     * @throws NnException if a file is missing, unsound, or as large as the original and not the same
     */
    public static Cifar100 load(Path directory) {
        return of(FORM.load(Given.value("Cifar100.load: the directory", directory)));
    }

    private static Cifar100 of(Cifar.Halves halves) {
        return new Cifar100(
                halves.source(),
                halves.train().dataset(1, CLASSES),
                halves.test().dataset(1, CLASSES),
                halves.train().dataset(0, COARSE_CLASSES),
                halves.test().dataset(0, COARSE_CLASSES));
    }
}
