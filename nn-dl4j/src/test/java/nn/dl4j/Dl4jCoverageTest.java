package nn.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import nn.testkit.Coverage;
import org.junit.jupiter.api.Test;

/** Holds what the kit checks here: what is refused by name is skipped there, and would be missed by nobody. */
class Dl4jCoverageTest {
    private static final Coverage COVERAGE = Coverage.of(new Dl4jEngine());

    @Test
    void whatIsKnownIsChecked() {
        assertThat(COVERAGE.kinds())
                .containsExactly(
                        "ActivationLayer",
                        "ActivityRegularization",
                        "Adagrad",
                        "Adam",
                        "Add",
                        "Average",
                        "AveragePool2D",
                        "BatchNormalization",
                        "BinaryCrossentropy",
                        "CategoricalCrossentropy",
                        "Concatenate",
                        "Conv2D",
                        "Dense",
                        "Dropout",
                        "ELU",
                        "Flatten",
                        "GELU",
                        "GlobalAveragePool2D",
                        "HARD_SIGMOID",
                        "HalfSquaredError",
                        "Hinge",
                        "Huber",
                        "KLDivergence",
                        "LEAKY_RELU",
                        "LINEAR",
                        "LayerNormalization",
                        "MaxPool2D",
                        "Maximum",
                        "MeanAbsoluteError",
                        "MeanSquaredError",
                        "Minimum",
                        "Multiply",
                        "Nadam",
                        "Normalization",
                        "RELU",
                        "RELU6",
                        "RMSprop",
                        "Rescaling",
                        "Reshape",
                        "SELU",
                        "SIGMOID",
                        "SILU",
                        "SOFTMAX",
                        "SOFTPLUS",
                        "SOFTSIGN",
                        "Sgd",
                        "SparseCategoricalCrossentropy",
                        "Subtract",
                        "TANH",
                        "ZeroPadding2D");
    }

    @Test
    void noFewerNetworksAreChecked() {
        assertThat(COVERAGE.taken()).isGreaterThanOrEqualTo(505);
    }
}
