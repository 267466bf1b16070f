package nn.examples.recipes;

import static nn.Layers.dense;

import java.nio.file.Path;
import nn.Architecture;
import nn.Model;
import nn.Sequential;
import nn.data.Dataset;
import nn.keras.Keras;

/** Shows how Keras's files are loaded, trained on, and saved. */
final class KerasRecipe {
    private KerasRecipe() {}

    static Model trainOn(Path file, Dataset data, Path out) {
        // spotless:off
        // DOC
        System.out.println(Keras.inspect(file));                 // each layer, and what nn makes of it or what is missing
        Model model = Keras.load(file);                          // .keras, or a whole .h5
        float[] scores = model.predict(data.input().row(0).floats());
        Model better = model.fit(data, fit -> fit.epochs(5));    // with the file's loss, optimizer and its state
        Keras.save(better, out);                                 // keras.models.load_model(…) opens it
        // DOC ends
        // spotless:on
        return scores.length > 0 ? better : model;
    }

    static Model weights(Path file) {
        // spotless:off
        // DOC
        Architecture network = Sequential.of(dense(9).relu(), dense(6).tanh(), dense(3).softmax()).input(5);
        Model model = Keras.load(file, network);                 // .weights.h5, too
        // DOC ends
        // spotless:on
        return model;
    }
}
