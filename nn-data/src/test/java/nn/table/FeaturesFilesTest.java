package nn.table;

import static nn.Layers.dense;
import static nn.Losses.binaryCrossentropy;
import static nn.table.Passengers.TRAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import nn.Model;
import nn.Sequential;
import nn.data.NnException;
import nn.onnx.Onnx;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model and its file keep the features. */
class FeaturesFilesTest {
    private static FittedFeatures features() {
        return Features.of(TRAIN)
                .number("age", age -> age.flagged())
                .buckets("age", 18, 30)
                .category("sex", sex -> sex.atMost(1).impute("none").flagged())
                .indexed("sex")
                .hashed("sex", 3)
                .date("born", born -> born.year().month().cyclic())
                .target("survived");
    }

    @TempDir
    Path folder;

    @Test
    void theyComeBackFromAFileAndMakeTheSameNumbers() {
        FittedFeatures features = features();
        Model model = Sequential.of(dense(1).sigmoid())
                .fit(
                        features.dataset(TRAIN),
                        fit -> fit.loss(binaryCrossentropy()).epochs(2).verbose(0));
        Path file = folder.resolve("model.onnx");
        Onnx.save(model, file);
        Model loaded = Onnx.load(file);
        Features same = loaded.schema().preprocessing(Features.class);
        assertThat(same).isEqualTo(features.features());
        Map<String, Object> row = Map.of("age", 30, "sex", "female", "born", LocalDate.of(2024, 2, 29));
        assertThat(loaded.predict(same.row(row))).containsExactly(model.predict(features.row(row)));
        assertThat(loaded.evaluate(same.dataset(TRAIN))).isEqualTo(model.evaluate(features.dataset(TRAIN)));
    }

    @Test
    void rowsOfOtherFeaturesAreRefused() {
        Model model = Sequential.of(dense(1).sigmoid())
                .fit(
                        features().dataset(TRAIN),
                        fit -> fit.loss(binaryCrossentropy()).epochs(1).verbose(0));
        FittedFeatures others = Features.of(TRAIN.head(2)).numbers("age").target("survived");
        assertThatThrownBy(() -> model.evaluate(others.dataset(TRAIN)))
                .isInstanceOf(NnException.class)
                .hasMessage("the data was made by another Features than the model learned with.\n"
                        + "Maybe make it by the model's own: model.schema().preprocessing(Features.class).");
    }
}
