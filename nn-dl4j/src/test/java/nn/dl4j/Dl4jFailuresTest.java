package nn.dl4j;

import static nn.Layers.conv2D;
import static nn.Layers.dense;
import static nn.Layers.flatten;
import static nn.Losses.meanSquaredError;
import static nn.Optimizers.sgd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import nn.Sequential;
import nn.data.Dataset;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.State;
import nn.data.Tensor;
import nn.spi.Chunk;
import nn.spi.Device;
import nn.spi.EnginePredictor;
import nn.spi.Network;
import nn.spi.Plan;
import nn.spi.Trainer;
import org.deeplearning4j.exception.DL4JException;
import org.junit.jupiter.api.Test;

class Dl4jFailuresTest {
    private static final Network NETWORK = Sequential.of(dense(3)).network(Shape.of(4));
    private static final Plan PLAN = new Plan(NETWORK, meanSquaredError(), sgd(), 0, false);
    private static final State START = PLAN.start(NETWORK.draw(0));

    @Test
    void whatDl4jThrowsInTrainingComesOutAsOurs() {
        Chunk narrow = new Chunk(
                List.of(Tensor.of(Shape.of(2, 3), new float[6])),
                Tensor.of(Shape.of(2, 3), new float[6]),
                Optional.empty(),
                2,
                0,
                new float[] {0.1f});
        try (Trainer trainer = new Dl4jEngine().trainer(PLAN, START, Device.CPU)) {
            assertThatThrownBy(() -> trainer.train(narrow))
                    .isInstanceOf(NnException.class)
                    .hasMessageStartingWith("training: DeepLearning4J failed: org.deeplearning4j.exception.")
                    .hasMessageEndingWith("\nMaybe take the engine onnx: fit.engine(\"onnx\") or -Dnn.engine=onnx.")
                    .hasCauseInstanceOf(DL4JException.class);
        }
    }

    @Test
    void whatDl4jThrowsInPredictingComesOutAsOurs() {
        try (EnginePredictor predictor = new Dl4jEngine().predictor(NETWORK, START, Device.CPU)) {
            assertThatThrownBy(() -> predictor.predict(List.of(Tensor.of(new float[] {1, 2, 3})), NETWORK.outputs()))
                    .isInstanceOf(NnException.class)
                    .hasMessageStartingWith("predicting: DeepLearning4J failed: ")
                    .hasCauseInstanceOf(DL4JException.class);
        }
    }

    @Test
    void aStrideBeyondItsWindowTrains() {
        Tensor image = Tensor.of(Shape.of(1, 1, 6, 6), new float[36]);
        float[] predicted = Sequential.of(conv2D(2, 1).strides(3).same(), flatten(), dense(1))
                .fit(
                        Dataset.of(image, Tensor.of(new float[] {1})),
                        fit -> fit.engine("dl4j")
                                .loss(meanSquaredError())
                                .optimizer(sgd(0.5))
                                .epochs(5))
                .predict(image)
                .floats();
        assertThat(predicted[0]).isBetween(0.5f, 1.5f);
    }

    @Test
    void aLibraryOfAnotherVersionIsNamed() {
        Throwable failed = new IllegalStateException(new NoSuchMethodError("org.nd4j.Some.method()"));

        assertThat(Dl4j.failure("training", failed))
                .hasMessage("training: something that DeepLearning4J needs is missing or of another version:"
                        + " java.lang.NoSuchMethodError: org.nd4j.Some.method().\nMaybe another library brings other"
                        + " versions of ND4J, JavaCPP or Guava: mvn dependency:tree shows them.")
                .hasCause(failed);
    }

    @Test
    void exhaustedNativeMemoryIsNamedWithTheLimitsThatCanBeSet() {
        Throwable failed =
                new OutOfMemoryError("Physical memory usage is too high: physicalBytes (9G) > maxPhysicalBytes (8G)");

        assertThat(Dl4j.failure("training", failed))
                .hasMessage("training: DeepLearning4J has no memory left: Physical memory usage is too high:"
                        + " physicalBytes (9G) > maxPhysicalBytes (8G).\nMaybe take smaller batches, or allow more than"
                        + " twice the Java heap, for instance by -Dorg.bytedeco.javacpp.maxbytes=8g"
                        + " -Dorg.bytedeco.javacpp.maxphysicalbytes=12g.")
                .hasCause(failed);
    }

    @Test
    void aFullJavaHeapStaysJavasOwnError() {
        OutOfMemoryError full = new OutOfMemoryError("Java heap space");

        assertThatThrownBy(() -> Dl4j.run("training", () -> {
                    throw full;
                }))
                .isSameAs(full);
    }
}
