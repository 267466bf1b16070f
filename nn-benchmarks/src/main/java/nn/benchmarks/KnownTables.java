package nn.benchmarks;

import static nn.Layers.dense;
import static nn.Optimizers.adam;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nn.Sequential;
import nn.data.Split;
import nn.table.Csv;
import nn.table.Table;

/**
 * Learns from six known tables with eight seeds each, and leaves the scores, and the rows that each was learnt from and
 * tested with, for scikit-learn to do the same: scripts/known-tables.sh.
 */
public final class KnownTables {
    private static final int SEEDS = 8;
    private static final int EPOCHS = 200;

    private KnownTables() {}

    /**
     * Learns, tests and writes.
     *
     * @param arguments the folder of the tables, and the one to write to
     * @throws IOException if that cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        Path out = Files.createDirectories(Path.of(arguments[1]));
        List<String> scores = new ArrayList<>(List.of("table,seed,score"));
        for (KnownTable known : KnownTable.ALL) {
            for (int seed = 0; seed < SEEDS; seed++) {
                double score = score(known, Path.of(arguments[0]), seed, out);
                scores.add(String.format(Locale.ROOT, "%s,%d,%.6f", known.name(), seed, score));
            }
            System.err.println("nn: " + known.name());
        }
        Files.write(out.resolve("nn.csv"), scores);
    }

    private static double score(KnownTable known, Path tables, int seed, Path out) {
        Table table = Csv.read(tables.resolve(known.name() + ".csv"));
        Split<Table> split = known.split(table, seed);
        var features = known.features(split.train());
        var model = Sequential.of(dense(32).relu(), known.output())
                .fit(
                        features.dataset(split.train()),
                        fit -> fit.loss(known.loss())
                                .optimizer(adam(0.005).epsilon(1e-8))
                                .metrics(known.metric())
                                .epochs(EPOCHS)
                                .batchSize(32)
                                .seed(seed)
                                .verbose(0));
        Csv.write(split.train(), out.resolve(known.name() + "-" + seed + "-train.csv"));
        Csv.write(split.test(), out.resolve(known.name() + "-" + seed + "-test.csv"));
        return model.evaluate(features.dataset(split.test())).get(known.classes() == 0 ? "r2_score" : "accuracy");
    }
}
