package nn.examples.recipes;

import static nn.Layers.dense;
import static nn.Losses.meanSquaredError;
import static nn.Losses.sparseCategoricalCrossentropy;
import static nn.Metrics.accuracy;
import static nn.Optimizers.adam;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import nn.Model;
import nn.Sequential;
import nn.data.Dataset;
import nn.data.RowFile;
import nn.data.Source;
import nn.data.Tensor;
import nn.file.Npy;
import nn.file.Npz;
import nn.mnist.Idx;
import nn.table.Csv;
import nn.table.Features;

/** Learns from rows that memory need not hold. */
final class StreamsRecipe {
    private StreamsRecipe() {}

    static Model files(Path folder) {
        // spotless:off
        // DOC
        Source rows = Source.of(
                RowFile.floats(folder.resolve("x.f32"), 784),         // float32, nothing else
                RowFile.bytes(folder.resolve("y.u8")));               // a byte for each label

        var model = Sequential.of(dense(30).relu(), dense(10).softmax())
                .fit(rows.skip(1000), fit -> fit
                        .loss(sparseCategoricalCrossentropy()).metrics(accuracy()).epochs(2)
                        .validation(rows.take(1000)));
        // DOC ends
        // spotless:on
        return model;
    }

    static Source arrays(Path folder) {
        // spotless:off
        // DOC
        Path x = folder.resolve("x.npy");
        Path y = folder.resolve("y.npy");
        Dataset whole = Dataset.of(Npy.read(x), Npy.read(y));         // np.save("x.npy", x)
        Dataset mapped = Dataset.of(Npy.open(x).tensor(), Npy.read(y)); // up to 2 GB, read by the system
        Source rows = Source.of(Npy.open(x), Npy.open(y));            // of any size
        Map<String, Tensor> several = Npz.read(folder.resolve("mnist.npz"));
        Npy.write(folder.resolve("x2.npy"), whole.input());           // np.load("x2.npy")
        // DOC ends
        // spotless:on
        return whole.size() + mapped.size() == 4 && several.size() == 2 ? rows : whole;
    }

    static Source digits(Path images, Path labels) {
        // spotless:off
        // DOC
        Source digits = Source.of(Idx.open(images), Idx.open(labels));
        // DOC ends
        // spotless:on
        return digits;
    }

    static Model table(Path folder) {
        // spotless:off
        // DOC
        Path file = folder.resolve("trips.csv");
        var sample = Csv.read(file, csv -> csv.head(10_000));         // the first rows: types, means, words
        var features = Features.of(sample).numbers("km").categories("town").target("minutes");
        Source trips = features.source(() -> Csv.blocks(file, sample));

        var model = Sequential.of(dense(16).relu(), dense(1))
                .fit(trips, fit -> fit.loss(meanSquaredError()).optimizer(adam(0.01)).epochs(5));
        // DOC ends
        // spotless:on
        return model;
    }

    static Source streams() {
        // spotless:off
        // DOC
        Source doubled = Source.of(() -> Stream.iterate(1, i -> i <= 1000, i -> i + 1)
                .map(i -> Dataset.row(new float[] {i / 1000f}, 2 * i / 1000f)));
        Dataset inMemory = Dataset.of(Stream.of(1, 2, 3).map(i -> Dataset.row(new float[] {i}, 2f * i)));
        // DOC ends
        // spotless:on
        return inMemory.size() == 3 ? doubled : inMemory;
    }

    static Model endless() {
        // spotless:off
        // DOC
        Source endless = Source.generate(i -> Dataset.row(new float[] {i % 7}, i % 7 / 2f));
        var half = Sequential.of(dense(1))
                .fit(endless, fit -> fit.loss(meanSquaredError()).steps(100).epochs(3));
        half.evaluate(endless.take(500));
        // DOC ends
        // spotless:on
        return half;
    }
}
