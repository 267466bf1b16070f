package nn.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import nn.Model;
import nn.TrainingSession;
import nn.data.Dataset;
import nn.data.Shape;
import nn.data.Tensor;
import nn.spi.Input;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LearnOnTest {
    static Stream<String> models() {
        return GoldenModel.names().filter(name -> GoldenModel.of(name).learns());
    }

    @ParameterizedTest
    @MethodSource("models")
    void trainingGoesOnAsInKeras(String name) {
        GoldenModel golden = GoldenModel.of(name);
        Model model = Keras.load(golden.file());
        float[] losses = golden.tensors().get("losses").floats();

        try (TrainingSession training = model.training(fit -> fit)) {
            for (int step = 0; step < losses.length; step++) {
                double loss = training.step(batch(model, golden, step)).loss();
                assertThat(loss).as("step %d", step).isCloseTo(losses[step], within(1e-5 * Math.abs(losses[step])));
            }
            LoadTest.requireNear(golden.all("after"), training.predict(LoadTest.ours(model, golden.all("input"))));
        }
    }

    private static Dataset batch(Model model, GoldenModel golden, int step) {
        List<Tensor> inputs = LoadTest.ours(
                model, golden.all("inputs").stream().map(all -> all.row(step)).toList());
        Map<String, Tensor> features = new TreeMap<>();
        Map<String, Tensor> targets = new TreeMap<>();
        for (int i = 0; i < inputs.size(); i++) {
            Input input = model.network().inputs().get(i);
            features.put(input.name(), inputs.get(i));
        }
        List<String> outputs = model.network().outputs();
        for (int i = 0; i < outputs.size(); i++) {
            Shape row = model.network().shape(outputs.get(i));
            Tensor target = golden.all("targets").get(i).row(step);
            targets.put(outputs.get(i), LoadTest.moved(row, target));
        }
        return inputs.size() == 1 && outputs.size() == 1
                ? Dataset.of(inputs.get(0), targets.get(outputs.get(0)))
                : Dataset.of(features, targets);
    }
}
