package nn.testkit;

import java.util.List;
import java.util.stream.Stream;

/** Lists every golden case; each has a file of its name, and each file a case. */
final class GoldenCases {
    private GoldenCases() {}

    static List<GoldenCase> all() {
        return Stream.of(
                        GoldenOptimizers.all(),
                        GoldenLosses.all(),
                        GoldenActivations.all(),
                        layers(),
                        GoldenGraphs.all(),
                        GoldenStates.all(),
                        GoldenNetworks.all(),
                        GoldenAdapters.all())
                .flatMap(cases -> cases)
                .toList();
    }

    /** Lists the cases of layers, which networks of the kit are made of. */
    static Stream<GoldenCase> layers() {
        return Stream.of(
                        GoldenLayers.all(),
                        GoldenImages.all(),
                        GoldenRandom.all(),
                        GoldenSequences.all(),
                        GoldenRecurrent.all())
                .flatMap(cases -> cases);
    }
}
