package nn.mnist;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import nn.data.Dataset;
import nn.data.Tensor;

/** Names the four files of a set. */
record Originals(Original trainImages, Original trainLabels, Original testImages, Original testLabels) {
    List<Original> all() {
        return List.of(trainImages, trainLabels, testImages, testLabels);
    }

    Mnist read(Path directory, Function<Original, Tensor> reading) {
        return new Mnist(
                "MNIST from " + directory,
                labelled(directory, trainImages, trainLabels, reading),
                labelled(directory, testImages, testLabels, reading));
    }

    private static Dataset labelled(
            Path directory, Original images, Original labels, Function<Original, Tensor> reading) {
        String place = directory + ": " + images.name() + " and " + labels.name();
        return Labelled.of(reading.apply(images), reading.apply(labels), place);
    }
}
