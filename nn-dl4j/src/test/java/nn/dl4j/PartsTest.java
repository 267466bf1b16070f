package nn.dl4j;

import static nn.Layers.conv2D;
import static nn.Layers.dense;
import static nn.Layers.flatten;
import static nn.Layers.globalAveragePool2D;
import static nn.Regularizers.l2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import nn.Sequential;
import nn.data.Shape;
import nn.data.State;
import nn.data.Tensor;
import nn.layer.ActivationLayer;
import nn.layer.ActivityRegularization;
import nn.layer.AveragePool2D;
import nn.layer.Conv2D;
import nn.layer.Dense;
import nn.layer.Layer;
import nn.layer.Renamed;
import nn.layer.Reshape;
import nn.layer.Weight;
import nn.spi.Device;
import nn.spi.EnginePredictor;
import nn.spi.Network;
import nn.spi.Node;
import org.junit.jupiter.api.Test;

class PartsTest {
    private static final Shape IMAGE = Shape.of(1, 2, 2);

    private static List<Node> parts(Shape input, Layer... layers) {
        return Parts.of(Sequential.of(layers).network(input)).nodes();
    }

    @Test
    void aDenseLayerIsItsKernelItsActivationAndItsPenalty() {
        List<Node> parts = parts(Shape.of(3), dense(2).relu().activityRegularizer(l2(0.1)));

        assertThat(parts).extracting(Node::name).containsExactly("dense:0", "dense:1", "dense");
        assertThat(parts)
                .extracting(Node::layer)
                .hasExactlyElementsOfTypes(Dense.class, ActivationLayer.class, ActivityRegularization.class);
        assertThat(parts)
                .extracting(Node::from)
                .containsExactly(List.of("input"), List.of("dense:0"), List.of("dense:1"));
    }

    @Test
    void theKernelsPartOwnsTheWeightsUnderTheLayersName() {
        List<Node> parts = parts(Shape.of(3), dense(2).relu());

        assertThat(parts.get(0).weights()).extracting(Weight::name).containsExactly("dense/kernel", "dense/bias");
        assertThat(parts.get(1).weights()).isEmpty();
    }

    @Test
    void aLinearLayerIsOnePart() {
        assertThat(parts(Shape.of(3), dense(2))).extracting(Node::name).containsExactly("dense");
    }

    @Test
    void aConvolutionIsTakenApartLikewise() {
        List<Node> parts = parts(IMAGE, conv2D(3, 2).tanh());

        assertThat(parts).extracting(Node::name).containsExactly("conv2d:0", "conv2d");
        assertThat(parts).extracting(Node::layer).hasExactlyElementsOfTypes(Conv2D.class, ActivationLayer.class);
        assertThat(parts).extracting(Node::out).containsOnly(Shape.of(3, 1, 1));
    }

    @Test
    void aGlobalPoolIsAPoolOfAllAndAReshape() {
        List<Node> parts = parts(Shape.of(5, 4, 3), globalAveragePool2D());

        assertThat(parts).extracting(Node::layer).containsExactly(AveragePool2D.of(4, 3), new Reshape(Shape.of(5), ""));
        assertThat(parts).extracting(Node::out).containsExactly(Shape.of(5, 1, 1), Shape.of(5));
    }

    @Test
    void flattenIsAReshapeUnderItsOwnNameOrAnother() {
        assertThat(parts(IMAGE, flatten(), new Renamed(flatten(), "rows")))
                .extracting(Node::name, Node::layer)
                .containsExactly(
                        tuple("flatten", new Reshape(Shape.of(4), "")), tuple("rows", new Reshape(Shape.of(4), "")));
    }

    @Test
    void aFrozenLayersPartsAreFrozen() {
        Network network =
                Sequential.of(dense(2).relu(), dense(1)).freeze("dense").network(Shape.of(3));

        assertThat(Parts.of(network).nodes()).extracting(Node::frozen).containsExactly(true, true, false);
    }

    @Test
    void whatALayerPredictsIsAfterItsActivation() {
        Network network = Sequential.of(
                        conv2D(1, 1).relu().activityRegularizer(l2(0.1)).useBias(false),
                        globalAveragePool2D(),
                        dense(1).relu().useBias(false))
                .network(IMAGE);
        SortedMap<String, Tensor> weights = new TreeMap<>();
        weights.put("conv2d/kernel", Tensor.of(Shape.of(1, 1, 1, 1), new float[] {-2}));
        weights.put("dense/kernel", Tensor.of(Shape.of(1, 1), new float[] {-1}));
        State state = new State(0, weights, new TreeMap<>());
        Tensor image = Tensor.of(Shape.of(1, 1, 2, 2), new float[] {1, -1, 2, -3});

        try (EnginePredictor predictor = new Dl4jEngine().predictor(network, state, Device.CPU)) {
            List<Tensor> outputs =
                    predictor.predict(List.of(image), List.of("conv2d", "global_average_pool2d", "dense"));

            assertThat(outputs.get(0).floats()).containsExactly(0, 2, 0, 6);
            assertThat(outputs.get(1).floats()).containsExactly(2);
            assertThat(outputs.get(2).floats()).containsExactly(0);
        }
    }
}
