package nn.table;

import static nn.Layers.dense;
import static nn.Losses.binaryCrossentropy;
import static nn.table.Passengers.TRAIN;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import nn.Sequential;
import nn.data.Dataset;
import nn.data.Tensor;
import nn.onnx.Onnx;
import nn.testkit.fuzz.Fuzz;
import nn.testkit.fuzz.Mutation;
import nn.text.Vocabulary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damages models' files that keep how rows were made; what comes back makes rows. */
class PreprocessingFuzzTest {
    private static final List<String> TEXTS = List.of("a good film", "a bad, bad film");

    @TempDir
    Path folder;

    private Fuzz fuzz(Dataset data) throws IOException {
        Path file = folder.resolve("m.onnx");
        Onnx.save(
                Sequential.of(dense(1).sigmoid())
                        .fit(data, fit -> fit.loss(binaryCrossentropy()).verbose(0)),
                file);
        return Fuzz.in(folder).file("model.onnx", Files.readAllBytes(file), Mutation.fields());
    }

    @Test
    void damagedVocabulariesMakeRowsOrAreRefused() throws IOException {
        Vocabulary counts = Vocabulary.fit(TEXTS).tfIdf();
        fuzz(counts.dataset(TEXTS, Tensor.of(new float[][] {{1}, {0}})))
                .check(
                        Onnx::load,
                        model -> model.predict(
                                model.schema().preprocessing(Vocabulary.class).rows(TEXTS)));
    }

    @Test
    void damagedFeaturesMakeRowsOrAreRefused() throws IOException {
        Map<String, Object> row = Map.of("age", 30, "sex", "female", "born", LocalDate.of(2024, 2, 29));
        fuzz(Features.of(TRAIN)
                        .number("age", age -> age.flagged())
                        .buckets("age", 18, 30)
                        .category("sex", sex -> sex.atMost(1).impute("none").flagged())
                        .hashed("sex", 3)
                        .date("born", born -> born.year().month().cyclic())
                        .target("survived")
                        .dataset(TRAIN))
                .check(
                        Onnx::load,
                        model -> model.predict(
                                model.schema().preprocessing(Features.class).row(row)));
    }
}
