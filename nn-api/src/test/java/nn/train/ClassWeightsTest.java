package nn.train;

import static nn.Layers.dense;
import static nn.Losses.hinge;
import static nn.Optimizers.sgd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import nn.Sequential;
import nn.data.Dataset;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Tensor;
import nn.spi.Network;
import nn.spi.Plan;
import org.junit.jupiter.api.Test;

/** Compares with what Keras 3.15 makes of {@code class_weight}, and tells where there is no class to weigh. */
class ClassWeightsTest {
    private static final Map<Integer, Double> WEIGHTS = Map.of(0, 2.0, 1, 10.0, 2, 30.0);

    private static float[] of(int outputs, Tensor targets) {
        return ClassWeights.of(WEIGHTS, targets, Shape.of(outputs));
    }

    @Test
    void labelsAreClasses() {
        assertThat(of(4, Tensor.of(Shape.of(4), 0, 1, 2, 3))).containsExactly(2, 10, 30, 1);
    }

    @Test
    void singleTargetsAreRoundedToTheNearestEvenAtAHalf() {
        Map<Integer, Double> two = Map.of(0, 1.0, 1, 10.0);
        Tensor soft = Tensor.of(Shape.of(5, 1), .05f, .95f, .5f, .49f, .51f);
        assertThat(ClassWeights.of(two, soft, Shape.of(1))).containsExactly(1, 10, 1, 1, 10);
        assertThat(ClassWeights.of(two, soft.reshape(Shape.of(5)), Shape.of(1))).containsExactly(1, 10, 1, 1, 10);
    }

    @Test
    void severalTargetsCountByTheGreatest() {
        Tensor soft = Tensor.of(Shape.of(4, 3), .2f, .7f, .1f, .6f, .3f, .1f, .1f, .1f, .8f, .5f, .5f, 0);
        assertThat(of(3, soft)).containsExactly(10, 2, 30, 2);
        assertThat(of(3, Tensor.of(Shape.of(2, 3), .1f, .9f, .1f, -1, -1, 1))).containsExactly(10, 30);
        assertThat(of(3, soft.reshape(Shape.of(4, 3, 1, 1)))).containsExactly(10, 2, 30, 2);
    }

    @Test
    void rowsOfSeveralLabelsAreRefused() {
        assertThatThrownBy(() -> of(3, Tensor.of(Shape.of(2, 3), 0f, 1, 0, 1, 0, 1)))
                .isInstanceOf(NnException.class)
                .hasMessage("classWeights: row 1 must be of one class, but its targets 0 and 2 are both 1.0.\n"
                        + "Maybe weigh the rows themselves: data.sampleWeights(…).");
        assertThatThrownBy(() -> of(3, Tensor.of(Shape.of(1, 3), 0f, 0, 0)))
                .hasMessageStartingWith(
                        "classWeights: row 0 must be of one class, but its targets 0 and 1 are both 0.0.");
    }

    @Test
    void targetsThatAreNoClassAreRefused() {
        assertThatThrownBy(() -> ClassWeights.of(Map.of(1, 2.0), Tensor.of(Shape.of(2, 1), 1f, 3.7f), Shape.of(1)))
                .hasMessage("classWeights: row 1: the target must be a class from 0 to 1, but was 3.7.\n"
                        + "Maybe give the classes as 0 to 1, or weigh the rows themselves: data.sampleWeights(…).");
        assertThatThrownBy(() -> ClassWeights.of(Map.of(1, 2.0), Tensor.of(Shape.of(2, 1), 1f, -1f), Shape.of(1)))
                .hasMessageStartingWith("classWeights: row 1: the target must be a class from 0 to 1, but was -1.0.");
    }

    @Test
    void imagesOfTargetsAreRefused() {
        assertThatThrownBy(() -> of(8, Tensor.zeros(Shape.of(3, 2, 2, 2))))
                .hasMessage("classWeights: each row must be of one class, but the targets are rows of [2, 2, 2].\n"
                        + "Maybe weigh the rows themselves: data.sampleWeights(…).");
    }

    @Test
    void underHingeMinusOneIsClass0() {
        assertThat(underHinge(-1f, 1, 1, -1)).containsExactly(2, 10, 10, 2);
        assertThat(underHinge(0f, 1, 1, 0)).containsExactly(2, 10, 10, 2);
        assertThatThrownBy(() -> underHinge(-1f, 0, 1, 0))
                .hasMessageStartingWith("classWeights: row 0: the target must be a class from 0 to 1, but was -1.0.");
    }

    private static float[] underHinge(float... targets) {
        Network network = Sequential.of(dense(1)).input(1).network(Shape.of(1));
        Plan plan = new Plan(network, hinge(), sgd(0.1), 0, false);
        Dataset data =
                Dataset.of(Tensor.zeros(Shape.of(targets.length, 1)), Tensor.of(Shape.of(targets.length), targets));
        return Prepared.of(data, plan, List.of(Map.of(0, 2.0, 1, 10.0)))
                .rows()
                .sampleWeights()
                .orElseThrow()
                .floats();
    }
}
