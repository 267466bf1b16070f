package nn.image;

import java.util.List;
import java.util.stream.IntStream;
import nn.data.Dataset;
import nn.data.Shape;
import nn.data.Tensor;

/**
 * Pairs images with the labels of their folders.
 *
 * @param classes a name for each label
 * @param options how images are read
 */
record LabelledImages(List<String> classes, ImageOptions options) {
    /** Takes those that could be read. */
    Dataset dataset(List<Listing.Image> images, Reading reading) {
        int[] labels = IntStream.of(reading.keptNumbers())
                .map(i -> images.get(i).label())
                .toArray();
        Shape image = reading.image();
        return Dataset.of(reading.kept(), Tensor.of(Shape.of(labels.length), labels))
                .classes(classes)
                .preprocessing(options.size(image.dim(1), image.dim(2)));
    }
}
