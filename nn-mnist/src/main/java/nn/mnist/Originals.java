package nn.mnist;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nn.data.Dataset;
import nn.data.Shape;
import nn.data.Tensor;
import nn.mnist.download.Cache;
import nn.mnist.download.KnownSet;
import nn.mnist.download.Mirrors;
import nn.mnist.download.Places;

/**
 * Names the four files of a set of the form of MNIST, and loads them.
 *
 * @param set what it is
 * @param classes the names of its ten classes
 * @param files the images and labels to train on, then those to test with
 */
record Originals(KnownSet set, List<String> classes, List<IdxFile> files) {
    /**
     * What was loaded.
     *
     * @param source what it is and where it came from
     * @param train flat rows to train on
     * @param test flat rows to test with
     */
    record Halves(String source, Dataset train, Dataset test) {}

    /** Names the files of a set of the size of MNIST, by the hashes of the files in their order. */
    static Originals of(KnownSet set, List<String> classes, List<IdxHash> hashes) {
        return new Originals(
                set,
                classes,
                List.of(
                        new IdxFile(set, "train-images-idx3-ubyte", Shape.of(60_000, 28, 28), hashes.get(0)),
                        new IdxFile(set, "train-labels-idx1-ubyte", Shape.of(60_000), hashes.get(1)),
                        new IdxFile(set, "t10k-images-idx3-ubyte", Shape.of(10_000, 28, 28), hashes.get(2)),
                        new IdxFile(set, "t10k-labels-idx1-ubyte", Shape.of(10_000), hashes.get(3))));
    }

    /** Loads the set from where the user has it, or from the cache, into which it is downloaded. */
    Halves load(Places places, Mirrors mirrors) {
        Optional<Path> named = places.named(set);
        if (named.isPresent()) {
            return load(named.get());
        }
        Cache cache = new Cache(set, places.cache(set), DownloadException::new);
        files.forEach(file -> cache.require(file, mirrors));
        return read(cache.directory(), file -> file.readWhole(cache.directory()));
    }

    /** Loads the set, or parts of it, from one directory. */
    Halves load(Path directory) {
        return read(directory, file -> file.read(directory));
    }

    private Halves read(Path directory, Function<IdxFile, Tensor> reading) {
        Dataset train = labelled(directory, files.get(0), files.get(1), reading);
        Dataset test = labelled(directory, files.get(2), files.get(3), reading);
        boolean known = files.stream().allMatch(file -> file.isKnownIn(directory));
        String unknown = known ? "" : ", unpacked, so that their SHA-256 could not be checked";
        return new Halves(set.title() + " from " + directory + unknown, train, test);
    }

    private Dataset labelled(Path directory, IdxFile images, IdxFile labels, Function<IdxFile, Tensor> reading) {
        String place = directory + ": " + images.name() + " and " + labels.name();
        return Labelled.of(reading.apply(images), reading.apply(labels), classes, place);
    }
}
