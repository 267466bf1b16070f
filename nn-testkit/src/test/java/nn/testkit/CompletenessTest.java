package nn.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nn.Activations;
import nn.Constraints;
import nn.Layers;
import nn.Losses;
import nn.Optimizers;
import nn.Regularizers;
import nn.data.NnException;
import nn.data.Shape;
import nn.layer.Activation.Function;
import nn.layer.Constraint;
import nn.layer.Layer;
import nn.layer.Permute;
import nn.layer.Regularizer;
import nn.layer.Reshape;
import nn.layer.UpSampling2D;
import nn.layer.Windowed;
import nn.optimizer.Lion;
import nn.optimizer.Optimizer;
import nn.spi.Node;
import org.junit.jupiter.api.Test;

/** Names at once all places that a new layer, loss, optimizer, … has not come to; {@link OpCatalogueTest} those of ops. */
class CompletenessTest {
    private static final Path ROOT = Path.of(System.getProperty("basedir", ".")).resolve("..");
    private static final Path PAGE = ROOT.resolve("docs/catalogue.md");
    private static final Pattern ROW = Pattern.compile("\n\\| `(\\w+)\\(");

    private final List<Class<?>> constraints = Factories.kinds(Constraints.class, Constraint.class);
    private final List<Class<?>> regularizers = Factories.kinds(Regularizers.class, Regularizer.class);

    @Test
    void nothingThatUsersChooseFromLacksItsProof() throws IOException {
        assertThat(Stream.of(golden(), samples(), formulas(), drawn(), catalogue())
                        .flatMap(List::stream)
                        .flatMap(place -> place.missing().stream()))
                .isEmpty();
    }

    @Test
    void whatIsMissingIsNamedWithItsPlace() {
        assertThat(new Place("a line in OptimizerSamples", Set.of("Adam"), List.of("Signum", "Adam")).missing())
                .containsExactly("Signum: a line in OptimizerSamples");
    }

    @Test
    void aGoldenCaseIsAllThatSamplesAndRandomNetworksNeedOfALayer() {
        Set<String> golden = GoldenCases.layers()
                .flatMap(each -> each.plan().network().nodes().stream())
                .map(node -> node.layer().getClass().getSimpleName())
                .collect(Collectors.toSet());

        assertThat(LayerSamples.kinds()).doesNotContain(UpSampling2D.class);
        assertThat(golden).contains("UpSampling2D");
        assertThat(kinds(LayerSamples.all().stream()
                        .flatMap(sample -> sample.network().nodes().stream())
                        .map(Node::layer)))
                .containsAll(golden);
        assertThat(RandomAgreementTest.drawn()).containsAll(golden);
    }

    /** Golden cases hold every kind, which is how this finds those that forget to say so. */
    @Test
    void aLayerThatChangesTheNumberOfColumnsSaysThatItSeesThem() {
        Shape image = Shape.of(8, 8, 3);
        assertThat(GoldenImages.all()
                        .flatMap(each -> each.plan().network().nodes().stream())
                        .map(Node::layer)
                        .distinct())
                .filteredOn(layer ->
                        !(layer instanceof Windowed<?> || layer instanceof Reshape || layer instanceof Permute))
                .filteredOn(layer -> fits(layer, image))
                .filteredOn(layer -> layer.outputShape(image).isImage()
                        && layer.outputShape(image).dim(2) != image.dim(2))
                .isNotEmpty()
                .allMatch(layer -> layer.seesColumns(image));
    }

    private static boolean fits(Layer layer, Shape shape) {
        try {
            return layer.outputShape(shape).size() > 0;
        } catch (NnException refused) {
            return false;
        }
    }

    /** Vectors that Keras computed. */
    private List<Place> golden() {
        Options options = new Options();
        for (GoldenCase each : GoldenCases.all()) {
            each.objectives().forEach(objective -> options.collect(objective.loss()));
            options.collect(each.optimizer());
            each.layers().forEach(options::collect);
            each.plan().network().nodes().stream().map(Node::layer).forEach(options::collect);
        }
        Set<String> known = options.values().keySet();
        return List.of(
                Place.of("a case in GoldenLayers or GoldenImages, and its file", known, Factories.layers()),
                Place.of("a case in GoldenLosses, and its file", known, Factories.losses()),
                Place.of("a case in GoldenOptimizers, and its file", known, Factories.optimizers()),
                Place.of("a case in GoldenLayers with it, and its file", known, constraints),
                Place.of("a case in GoldenLayers with it, and its file", known, regularizers),
                new Place(
                        "a case in GoldenActivations, and its file",
                        options.values().get("Dense.activation.function"),
                        functions()));
    }

    /** Networks whose gradients are checked. */
    private static List<Place> samples() {
        Set<String> functions = Samples.activations().stream()
                .flatMap(sample -> sample.network().nodes().stream())
                .flatMap(node -> LayerActivation.of(node.layer()).stream())
                .map(activation -> activation.function().name())
                .collect(Collectors.toSet());
        return List.of(
                Place.of(
                        "a network in Samples.losses()",
                        kinds(Samples.losses().stream().map(Sample::loss)),
                        Factories.losses()),
                new Place("a network in Samples.activations()", functions, functions()),
                Place.of("a line in OptimizerSamples", kinds(optimizers()), Factories.optimizers()));
    }

    /** What is written by hand, apart from the ops. */
    private static List<Place> formulas() {
        return List.of(
                Place.of(
                        "an answer in HandAnswers",
                        kinds(HandAnswers.losses().stream().map(HandAnswers::loss)),
                        Factories.losses()),
                Place.of(
                        "a formula in UpdateRule",
                        kinds(optimizers().filter(CompletenessTest::hasRule)),
                        Factories.optimizers()));
    }

    private static boolean hasRule(Optimizer optimizer) {
        Map<String, double[]> slots = new TreeMap<>();
        optimizer.slots().forEach((slot, start) -> slots.put(slot, new double[] {start}));
        try {
            new UpdateRule(1, 0.1, new double[] {1}, new double[] {1}, slots).step(optimizer);
            return true;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    /** What random networks hold. */
    private static List<Place> drawn() {
        Set<String> drawn = RandomAgreementTest.drawn();
        return List.of(
                Place.of("a line in RandomLosses", drawn, Factories.losses()),
                Place.of("a line in RandomOptimizers", drawn, steady()),
                new Place("a line in RandomGraphs", RandomAgreementTest.graphKinds(), merging()),
                new Place("a line in Samples.everyActivation()", drawn, functions()));
    }

    /** Names the layers that only graphs hold. */
    private static Set<String> merging() {
        return kinds(GoldenGraphs.all()
                .flatMap(each -> each.plan().network().nodes().stream())
                .map(Node::layer));
    }

    /** Leaves out Lion, whose signs make whole steps of what differs by rounding alone, so that no two engines agree. */
    private static List<Class<?>> steady() {
        return Factories.optimizers().stream()
                .filter(kind -> kind != Lion.class)
                .toList();
    }

    private static Set<String> firsts(Pattern pattern, Path file) throws IOException {
        return pattern.matcher(Files.readString(file))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    /** What the page for users lists. */
    private static List<Place> catalogue() throws IOException {
        Set<String> rows = firsts(ROW, PAGE);
        return Stream.of(
                        Layers.class,
                        Losses.class,
                        Optimizers.class,
                        Activations.class,
                        Constraints.class,
                        Regularizers.class)
                .map(factories -> new Place("a row in docs/catalogue.md", rows, words(factories)))
                .toList();
    }

    private static Set<String> words(Class<?> factories) {
        return Arrays.stream(factories.getMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()))
                .map(Method::getName)
                .collect(Collectors.toSet());
    }

    private static List<String> functions() {
        return Arrays.stream(Function.values()).map(Function::name).toList();
    }

    private static Stream<Optimizer> optimizers() {
        return OptimizerSamples.plain().stream().map(OptimizerSamples::optimizer);
    }

    private static Set<String> kinds(Stream<?> values) {
        return values.map(each -> each.getClass().getSimpleName()).collect(Collectors.toSet());
    }
}
