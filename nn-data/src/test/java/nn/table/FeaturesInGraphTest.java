package nn.table;

import static nn.Layers.dense;
import static nn.Layers.embedding;
import static nn.Layers.flatten;
import static nn.Losses.binaryCrossentropy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import nn.Model;
import nn.Sequential;
import nn.data.NnException;
import nn.data.Tensor;
import nn.layer.Layer;
import nn.onnx.Onnx;
import nn.onnx.OnnxModel;
import nn.onnx.Report;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that takes the world's values; saving holds it against features and model, in ONNX Runtime. */
class FeaturesInGraphTest {
    private static final Table TRAIN = Table.of(
            Column.numbers("age", 20, 40, Double.NaN, 60, 33, 27),
            Column.numbers("fare", 1.5, 20, 300, 7, 80, 8),
            Column.of("sex", List.of("male", "female", "female", "male", "male", "female")),
            Column.of("port", Arrays.asList("C", null, "S", "S", "Köln", "Q")),
            Column.numbers("class", 3, 1, 2, 1, 2.5, 2),
            Column.of(
                    "born",
                    List.of(1, 2, 3, 4, 5, 6).stream()
                            .map(month -> LocalDate.of(2024, month, 1))
                            .toList()),
            Column.numbers("survived", 0, 1, 1, 0, 0, 1));

    @TempDir
    Path folder;

    private static Model fitted(FittedFeatures features, Layer... layers) {
        return Sequential.of(layers)
                .fit(
                        features.target("survived").dataset(TRAIN),
                        fit -> fit.loss(binaryCrossentropy()).epochs(3).verbose(0));
    }

    private static Model fitted(UnaryOperator<FittedFeatures> words) {
        return fitted(words.apply(Features.of(TRAIN)), dense(8).tanh(), dense(1).sigmoid());
    }

    private Report saved(Model model) {
        return Onnx.save(model, folder.resolve("raw.onnx"), save -> save.withPreprocessing());
    }

    @Test
    void numbersAndWordsGoIntoTheFile() {
        Model model = fitted(all -> all.numbers("age", "fare").categories("sex", "class"));
        Report report = saved(model);
        assertThat(report.preprocessing())
                .isEqualTo("in the graph, of age (numbers), fare (numbers), sex (words), class (numbers)");
        assertThat(report.toString()).endsWith("; preprocessing " + report.preprocessing());
        assertThat(report.rows()).isEqualTo(32);
        try (OnnxModel open = Onnx.open(report.path())) {
            assertThat(open.inputs())
                    .extracting(OnnxModel.Port::toString)
                    .containsExactly(
                            "age: FLOAT [batch, 1]",
                            "fare: FLOAT [batch, 1]",
                            "sex: STRING [batch, 1]",
                            "class: FLOAT [batch, 1]");
        }
    }

    @Test
    void theFileLoadsAsTheSameModelOfRowsWithItsFeatures() {
        Model model = fitted(all -> all.numbers("age").categories("sex"));
        Model loaded = Onnx.load(saved(model).path());
        Features features = loaded.schema().preprocessing(Features.class);
        assertThat(features).isEqualTo(model.schema().preprocessing(Features.class));
        float[] row = features.row(Map.of("age", 31, "sex", "female"));
        assertThat(loaded.predict(row)).containsExactly(model.predict(row));
        Report again = Onnx.save(loaded, folder.resolve("rows.onnx"));
        assertThat(again.preprocessing()).isEqualTo("in the metadata");
        try (OnnxModel open = Onnx.open(again.path())) {
            assertThat(open.predict(Map.of("input", Tensor.of(new float[][] {row})))
                            .get("output")
                            .floats())
                    .containsExactly(model.predict(row));
        }
    }

    @Test
    void everyEncodingThatHasOpsIsVerified() {
        Report report = saved(fitted(
                all -> all.number("age", age -> age.minMax().imputeMean().flagged())
                        .number("fare", fare -> fare.log())
                        .buckets("age", 25, 40)
                        .quantiles("fare", 3)
                        .category("port", port -> port.atMost(2).impute("none").flagged())
                        .category("sex", sex -> sex.refuseUnseen())
                        .indexed("port")
                        .category("class", each -> each.unseenAsOther().flagged())));
        assertThat(report.preprocessing()).startsWith("in the graph, of age (numbers), fare (numbers), port (words)");
        assertThat(report.difference()).isLessThan(1e-5);
    }

    @Test
    void aWordStandsForMissingNumbers() {
        Table gaps = TRAIN.withColumn(Column.numbers("class", 3, 1, Double.NaN, 1, -0.0, 0));
        Model model = Sequential.of(dense(1).sigmoid())
                .fit(
                        Features.of(gaps)
                                .category("class", each -> each.impute("none"))
                                .target("survived")
                                .dataset(gaps),
                        fit -> fit.loss(binaryCrossentropy()).epochs(3).verbose(0));
        assertThat(saved(model).preprocessing()).isEqualTo("in the graph, of class (numbers)");
        assertThat(saved(model).difference()).isLessThan(1e-6);
    }

    @Test
    void indexedWordsGoIntoAnEmbedding() {
        Model model =
                fitted(Features.of(TRAIN).indexed("port", "class"), embedding(6, 3), flatten(), dense(1).sigmoid());
        assertThat(saved(model).preprocessing()).isEqualTo("in the graph, of port (words), class (numbers)");
    }

    @Test
    void whatHasNoOpsStaysInTheMetadata() {
        Model hashed = fitted(all -> all.numbers("age").hashed("port", 4));
        assertThat(saved(hashed).preprocessing())
                .isEqualTo("in the metadata, for column \"port\" is hashed, which no op of ONNX does");
        try (OnnxModel open = Onnx.open(folder.resolve("raw.onnx"))) {
            assertThat(open.inputs()).hasToString("[input: FLOAT [batch, 5]]");
        }
        assertThat(saved(fitted(all -> all.dates("born"))).preprocessing())
                .isEqualTo("in the metadata, for column \"born\" holds dates, which ONNX does not know");
    }

    private String placed(UnaryOperator<FittedFeatures> words, Column... columns) {
        Table train = TRAIN;
        for (Column each : columns) {
            train = train.withColumn(each);
        }
        Model model = Sequential.of(dense(1).sigmoid())
                .fit(
                        words.apply(Features.of(train)).target("survived").dataset(train),
                        fit -> fit.loss(binaryCrossentropy()).epochs(1).verbose(0));
        return saved(model).preprocessing();
    }

    @Test
    void whatFloat32CannotTellApartStaysInTheMetadata() {
        Column price = Column.numbers("price", 100000, 100000.5, 100001, 100002, 100003, 100003.99);
        assertThat(placed(all -> all.numbers("age", "price"), price))
                .isEqualTo("in the metadata, for column \"price\" holds numbers near 100001.74833333334 that differ by"
                        + " some 1.40, which float32 cannot tell apart well enough");
        Column code = Column.numbers("code", 16777215, 16777216, 16777217, 1, 2, 3);
        assertThat(placed(all -> all.categories("code"), code))
                .isEqualTo("in the metadata, for column \"code\" holds 16777216 and 16777217, which float32 cannot tell"
                        + " apart");
        Column large = Column.numbers("code", 16777215, 1, 2, 1, 2, 3);
        assertThat(placed(all -> all.indexed("code"), large))
                .isEqualTo("in the metadata, for column \"code\" holds 16777215, and float32 leaves out numbers from"
                        + " 16777216 on");
        Column seconds = Column.numbers("t", 1.7e9, 1.7e9 + 60, 1.7e9 + 120, 1.7e9, 1.7e9, 1.7e9);
        assertThat(placed(all -> all.buckets("t", 1.7e9, 1.7e9 + 60), seconds)).startsWith("in the metadata, for");
        assertThat(placed(all -> all.number("t", t -> t.minMax()), seconds)).startsWith("in the metadata, for");
    }

    @Test
    void logarithmsNearMinusOneStayInTheMetadata() {
        UnaryOperator<FittedFeatures> log = all -> all.number("q", q -> q.log());
        String lost =
                "in the metadata, for column \"q\" holds numbers near -1, whose logarithms float32 cannot tell apart"
                        + " well enough";
        assertThat(placed(log, Column.numbers("q", -0.9999999, -0.5, 0.2, 4, 1, 3)))
                .isEqualTo(lost);
        assertThat(placed(all -> all.number("q", q -> q.log().unscaled()), Column.numbers("q", -0.9999, 1, 1, 1, 1, 1)))
                .isEqualTo(lost);
        Column filled = Column.numbers("q", Double.NaN, -0.5, 0.2, 4, 1, 3);
        assertThat(placed(all -> all.number("q", q -> q.log().impute(-0.9999999)), filled))
                .isEqualTo(lost);
        assertThat(placed(log, Column.numbers("q", -0.99, -0.5, 0.2, 4, 1, 3)))
                .isEqualTo("in the graph, of q (numbers)");
    }

    @Test
    void aColumnOfEqualNumbersGoesIntoTheGraphWhereAFloatHoldsThem() {
        Column whole = Column.numbers("k", 20000, 20000, 20000, 20000, 20000, 20000);
        assertThat(placed(all -> all.numbers("k"), whole)).isEqualTo("in the graph, of k (numbers)");
        assertThat(placed(all -> all.number("k", k -> k.minMax()), whole)).isEqualTo("in the graph, of k (numbers)");
        Column fraction = Column.numbers("k", 20000.1, 20000.1, 20000.1, 20000.1, 20000.1, 20000.1);
        assertThat(placed(all -> all.numbers("k"), fraction))
                .isEqualTo("in the metadata, for column \"k\" holds 20000.1 alone, which float32 does not hold");
        Column near = Column.numbers("k", 20000, 20000.1, 20000.2, 20000.3, 20000.4, 20001);
        assertThat(placed(all -> all.number("k", k -> k.minMax()), near)).startsWith("in the metadata, for");
    }

    @Test
    void numbersOfEveryDayGoIntoTheGraph() {
        Column zip = Column.numbers("zip", 10115, 80331, 50667, 20095, 60311, 99999);
        Column year = Column.numbers("year", 1999, 2005, 2024, 1987, 2010, 2011);
        assertThat(placed(
                        all -> all.numbers("zip", "year")
                                .buckets("year", 2000, 2001)
                                .number("zip", each -> each.log())
                                .number("year", each -> each.unscaled().flagged()),
                        zip,
                        year))
                .isEqualTo("in the graph, of zip (numbers), year (numbers)");
    }

    @Test
    void wordsThatJavaCannotHandOverAreNotVerified() {
        Column marked = Column.of("mark", List.of("😀", "b", "ü", "😀", "b", "🚀x"));
        assertThat(placed(all -> all.categories("mark"), marked))
                .isEqualTo("in the graph, of mark (words, those with characters beyond U+FFFF not verified)");
        assertThat(placed(all -> all.categories("😀"), marked.named("😀")))
                .isEqualTo(
                        "in the metadata, for column \"😀\" has only characters beyond U+FFFF, by which a file cannot"
                                + " be verified from Java");
        for (String word : List.of("a\0b", "a\ud800")) {
            Column broken = Column.of("mark", List.of(word, "b", "b", "b", "b", word));
            assertThat(placed(all -> all.categories("mark"), broken))
                    .isEqualTo("in the metadata, for column \"mark\" holds words with U+0000 or half a character, which"
                            + " files cannot hold");
        }
    }

    @Test
    void whatDoesNotGoTogetherIsRefused() {
        Model model = fitted(all -> all.numbers("age"));
        Path file = folder.resolve("raw.onnx");
        assertThatThrownBy(() ->
                        Onnx.save(model, file, save -> save.withPreprocessing().uint8Input()))
                .isInstanceOf(NnException.class)
                .hasMessage("withPreprocessing: the file takes columns, but uint8Input() is about rows of numbers.\n"
                        + "Maybe leave one of them out.");
        Tensor rows = Tensor.of(new float[][] {{1}});
        assertThatThrownBy(
                        () -> Onnx.save(model, file, save -> save.sample(rows).withPreprocessing()))
                .isInstanceOf(NnException.class)
                .hasMessage("withPreprocessing: the file takes columns, but sample(…) is about rows of numbers.\n"
                        + "Maybe leave one of them out.");
        Table named = Table.of(Column.numbers("output", 1, 2), Column.numbers("survived", 0, 1));
        Model clash = Sequential.of(dense(1).sigmoid())
                .fit(
                        Features.of(named).numbers("output").target("survived").dataset(named),
                        fit -> fit.loss(binaryCrossentropy()).epochs(1).verbose(0));
        assertThatThrownBy(() -> saved(clash))
                .isInstanceOf(NnException.class)
                .hasMessage("withPreprocessing: the file has something else that is called \"output\".\n"
                        + "Maybe rename the column.");
    }
}
