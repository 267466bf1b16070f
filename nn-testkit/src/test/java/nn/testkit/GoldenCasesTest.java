package nn.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nn.data.State;
import nn.layer.Weight;
import nn.spi.Node;
import org.junit.jupiter.api.Test;

class GoldenCasesTest {
    private static final Path FILES = Path.of("golden");

    @Test
    void everyCaseHasItsFileAndEveryFileItsCase() throws IOException {
        assertThat(files())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(GoldenCases.all().stream().map(GoldenCase::name), GoldenOutputs.names().stream())
                                .toList());
    }

    @Test
    void aFileHoldsTheWeightsAndSlotsOfItsCase() {
        for (GoldenCase each : GoldenCases.all()) {
            GoldenFile file = GoldenFile.read(each.name());
            State start = each.plan().start(each.plan().network().draw(0));

            assertThat(file.weights(0).keySet())
                    .as(each.name())
                    .isEqualTo(start.weights().keySet());
            assertThat(file.weights(5).keySet())
                    .as(each.name())
                    .isEqualTo(start.weights().keySet());
            assertThat(file.slots(5).keySet())
                    .as(each.name())
                    .isEqualTo(start.slots().keySet());
        }
    }

    @Test
    void trainingMovesEveryWeightButFrozenOnes() {
        for (GoldenCase each : GoldenCases.all()) {
            GoldenFile file = GoldenFile.read(each.name());
            boolean isAdapted = !each.architecture().adapters().isEmpty();
            for (Node node : each.plan().network().nodes()) {
                for (Weight weight : node.weights()) {
                    assertThat(file.weights(0)
                                    .get(weight.name())
                                    .equals(file.weights(5).get(weight.name())))
                            .as("%s: %s stays", each.name(), weight.name())
                            .isEqualTo(node.frozen() || isAdapted && !weight.learned());
                }
            }
        }
    }

    private static List<String> files() throws IOException {
        try (Stream<Path> paths = Files.walk(FILES)) {
            return paths.map(path -> FILES.relativize(path).toString().replace('\\', '/'))
                    .filter(path -> path.contains("/") && path.endsWith(".txt"))
                    .map(path -> path.replace(".txt", ""))
                    .toList();
        }
    }
}
