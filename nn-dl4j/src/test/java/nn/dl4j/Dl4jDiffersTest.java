package nn.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.deeplearning4j.util.ConvolutionUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationGELU;
import org.nd4j.linalg.activations.impl.ActivationHardSigmoid;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU6;
import org.nd4j.linalg.activations.impl.ActivationSoftPlus;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.activations.impl.ActivationSwish;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.RmsProp;

/** Reproduces why parts of DL4J are not used; where one of these fails, DL4J was mended and ours may go. */
class Dl4jDiffersTest {
    @BeforeAll
    static void load() {
        Backend.load();
    }

    @Test
    void itsEluLeavesAlphaOutOfTheGradient() {
        assertThat(slope(new ActivationELU(0.5), -1)).isEqualTo(Math.exp(-1), within(1e-6));
        assertThat(slope(new Elu(0.5), -1)).isEqualTo(0.5 * Math.exp(-1), within(1e-6));
    }

    @Test
    void itsLeakyReluHasTheGradientOfTheRightSideAtZero() {
        assertThat(slope(new ActivationLReLU(0.2), 0)).isEqualTo(1, within(1e-6));
        assertThat(slope(new LeakyRelu(0.2), 0)).isEqualTo(0.2, within(1e-6));
    }

    @Test
    void itsSoftplusIsInfiniteAt89() {
        assertThat(value(new ActivationSoftPlus(), 89)).isInfinite();
        assertThat(value(new Softplus(), 89)).isEqualTo(89, within(1e-5));
    }

    @Test
    void itsSiluHasNoGradientAtFifty() {
        assertThat(slope(new ActivationSwish(), 50)).isNaN();
        assertThat(slope(new Silu(), 50)).isEqualTo(1, within(1e-6));
        assertThat(slope(new Silu(), -50)).isEqualTo(0, within(1e-6));
    }

    @Test
    void itsPaddingSameFailsWhereStridesLeavePixelsOut() {
        int[] size = {6, 6};
        int[] out = {2, 2};
        int[] kernel = {1, 1};
        int[] strides = {3, 3};
        int[] dilation = {1, 1};
        assertThatThrownBy(() -> ConvolutionUtils.getSameModeTopLeftPadding(out, size, kernel, strides, dilation))
                .hasMessageContaining("Invalid padding values calculated: [-1, -1]");
    }

    @Test
    void itsHardSigmoidHasTheSlopeOfKeras2() {
        assertThat(value(new ActivationHardSigmoid(), 1)).isEqualTo(0.2 + 0.5, within(1e-6));
        assertThat(value(new HardSigmoid(), 1)).isEqualTo(1 / 6.0 + 0.5, within(1e-6));
    }

    @Test
    void itsClippingGivesABoundForNaN() {
        assertThat(value(new ActivationReLU6(), Float.NaN)).isEqualTo(6);
        assertThat(value(new Relu6(), Float.NaN)).isNaN();
        assertThat(value(new LeakyRelu(0.1), Float.NaN)).isNaN();
        assertThat(value(new Elu(1), Float.NaN)).isNaN();
        assertThat(value(new HardSigmoid(), Float.NaN)).isNaN();
        assertThat(value(new Softplus(), Float.NaN)).isNaN();
    }

    @Test
    void itsGreatestOfSeveralInputsPassesOverNaN() {
        INDArray greatest = Nd4j.create(DataType.FLOAT, 2);
        INDArray one = Nd4j.createFromArray(Float.NaN, 1);
        INDArray other = Nd4j.createFromArray(1, Float.NaN);
        Nd4j.exec(DynamicCustomOp.builder("mergemax")
                .addInputs(one, other)
                .addOutputs(greatest)
                .build());
        assertThat(greatest.toFloatVector()).containsExactly(1, 1);
    }

    @Test
    void itAddsASingleNaNAsAlmostNothing() {
        INDArray nan = Nd4j.createFromArray(new float[][] {{Float.NaN}});
        assertThat(Nd4j.ones(3, 1).addiRowVector(nan).getDouble(0)).isEqualTo(1, within(1e-4));
    }

    @Test
    void bothItsGelusAreApproximations() {
        assertThat(value(new ActivationGELU(false), 1)).isEqualTo(0.84580, within(1e-5));
        assertThat(value(new ActivationGELU(true), 1)).isEqualTo(0.83145, within(1e-5));
        assertThat(value(new Gelu(), 1)).isEqualTo(0.84134, within(1e-5));
    }

    @Test
    void itsSoftmaxOfImagesRunsAlongTheColumns() {
        INDArray image = Nd4j.createFromArray(0f, 1, 2, 3, 5, 7, 9, 11).reshape(1, 2, 2, 2);
        assertThat(new ActivationSoftmax()
                        .getActivation(image.dup(), false)
                        .sum(3)
                        .meanNumber()
                        .doubleValue())
                .isEqualTo(1, within(1e-6));
        assertThat(new ChannelSoftmax()
                        .getActivation(image.dup(), false)
                        .sum(1)
                        .meanNumber()
                        .doubleValue())
                .isEqualTo(1, within(1e-6));
    }

    @Test
    void itsRmsPropStartsAtEpsilonAndAddsItOutsideTheRoot() {
        double squares = 0.9 * 0.5 + 0.1 * 0.01 * 0.01;
        assertThat(firstStep(new RmsProp(1, 0.9, 0.5)))
                .isEqualTo(0.01 / (Math.sqrt(squares) + 0.5), within(1e-5))
                .isNotCloseTo(0.01 / Math.sqrt(0.1 * 0.01 * 0.01 + 0.5), within(1e-3));
    }

    @Test
    void itsAdaGradAddsEpsilonOutsideTheRoot() {
        assertThat(firstStep(new AdaGrad(1, 0.25)))
                .isEqualTo(0.01 / (0.01 + 0.25), within(1e-5))
                .isNotCloseTo(0.01 / Math.sqrt(0.01 * 0.01 + 0.25), within(1e-3));
    }

    private static double value(IActivation activation, float x) {
        return activation
                .getActivation(Nd4j.createFromArray(new float[][] {{x}}), true)
                .getDouble(0);
    }

    private static double slope(IActivation activation, float x) {
        INDArray one = Nd4j.createFromArray(new float[][] {{1}});
        return activation
                .backprop(Nd4j.createFromArray(new float[][] {{x}}), one)
                .getFirst()
                .getDouble(0);
    }

    private static double firstStep(IUpdater configuration) {
        INDArray state = Nd4j.create(DataType.FLOAT, 1, 1);
        GradientUpdater<?> updater = configuration.instantiate(state, true);
        INDArray step = Nd4j.createFromArray(new float[][] {{0.01f}});
        updater.applyUpdater(step, 0, 0);
        return step.getDouble(0);
    }
}
