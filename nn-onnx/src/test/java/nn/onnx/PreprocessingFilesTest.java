package nn.onnx;

import static nn.Layers.dense;
import static nn.Losses.meanSquaredError;
import static nn.onnx.Onnx.knows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nn.Model;
import nn.Sequential;
import nn.data.Dataset;
import nn.data.NnException;
import nn.data.Preprocessing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file keeps what made a model's rows of numbers. */
class PreprocessingFilesTest {
    /**
     * A preprocessing of the user's own.
     *
     * @param columns by name
     * @param missing what stands for none
     */
    record Table(Map<String, Part> columns, Optional<String> missing) implements Preprocessing {}

    /**
     * A part of it.
     *
     * @param words known
     * @param scale of numbers
     */
    record Part(List<String> words, double scale) {}

    private static final Table TABLE =
            new Table(Map.of("ähnlich", new Part(List.of("a", "\"b\""), 0.1)), Optional.empty());
    private static final Dataset DATA =
            Dataset.of(new float[][] {{1, 2}, {3, 4}}, new float[] {1, 2}).preprocessing(TABLE);

    @TempDir
    Path folder;

    private static Model on(Model model, Dataset data) {
        return model.fit(data, fit -> fit.epochs(1).verbose(0));
    }

    private static Model fitted() {
        return fitted(DATA);
    }

    private static Model fitted(Dataset data) {
        return Sequential.of(dense(1))
                .fit(data, fit -> fit.loss(meanSquaredError()).epochs(1).verbose(0));
    }

    private Path saved(Model model) {
        Path file = folder.resolve("model.onnx");
        Onnx.save(model, file);
        return file;
    }

    private static void assertRefused(Runnable work, String message) {
        assertThatThrownBy(work::run).isInstanceOf(NnException.class).hasMessage(message);
    }

    @Test
    void fitTakesItFromTheDataAndAnotherIsRefusedLater() {
        Model model = fitted();
        assertThat(model.schema().preprocessing()).contains(TABLE);
        Dataset others = DATA.preprocessing(new Table(Map.of(), Optional.empty()));
        String refusal = "the data was made by another Table than the model learned with.\n"
                + "Maybe make it by the model's own: model.schema().preprocessing(Table.class).";
        assertRefused(() -> on(model, others), refusal);
        assertRefused(() -> model.evaluate(others), refusal);
        assertRefused(() -> model.fit(DATA, fit -> fit.validation(others).verbose(0)), refusal);
        assertThat(on(model, Dataset.of(DATA.input(), DATA.targets())).schema().preprocessing())
                .contains(TABLE);
    }

    @Test
    void itComesBackFromAFile() {
        Model loaded = Onnx.load(saved(fitted()), knows(Table.class));
        assertThat(loaded.schema().preprocessing(Table.class)).isEqualTo(TABLE);
        assertThat(on(loaded, DATA).history().epochs()).isEqualTo(2);
    }

    @Test
    void withoutItsKindAModelPredictsAndSaysWhatIsMissingWhenAsked() {
        Model model = fitted();
        Model loaded = Onnx.load(saved(model));
        assertThat(loaded.predict(DATA.input())).isEqualTo(model.predict(DATA.input()));
        assertThat(on(loaded, Dataset.of(DATA.input(), DATA.targets()))
                        .history()
                        .epochs())
                .isEqualTo(2);
        String missing = "the model was saved with the preprocessing Table, which was not given when it was loaded.\n"
                + "Maybe load it with Onnx.load(path, knows(Table.class)).";
        assertRefused(() -> loaded.schema().preprocessing(Table.class), missing);
        assertRefused(() -> on(loaded, DATA), missing);
        assertThat(loaded.schema())
                .hasToString("Schema: features from 1 to 4, classes [], made by the missing" + " preprocessing Table");
    }

    @Test
    void whatIsMissingIsSavedAgainAsItWas() {
        Model again = Onnx.load(saved(Onnx.load(saved(fitted()))), knows(Table.class));
        assertThat(again.schema().preprocessing(Table.class)).isEqualTo(TABLE);
    }

    @Test
    void aKindThatAModuleBroughtWhichIsNotThereIsMissingToo() throws Exception {
        Path file = saved(fitted());
        Files.write(file, replaced(Files.readAllBytes(file), "\"own:Table\"", "\"Tokenizer\""));
        Model loaded = Onnx.load(file);
        assertThat(loaded.predict(1, 2)).hasSize(1);
        assertRefused(
                () -> loaded.schema().preprocessing(Table.class),
                "the model was saved with the preprocessing Tokenizer, which was not given when it was loaded.\n"
                        + "Maybe add the module that brings it, such as nn-data, to the program.");
    }

    private static byte[] replaced(byte[] bytes, String from, String to) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        assertThat(text).contains(from);
        assertThat(to).hasSameSizeAs(from);
        return text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void oneThatNoFileCanHoldIsRefusedWhenItIsSaved() {
        Preprocessing unsuitable = new Preprocessing() {
            @Override
            public String toString() {
                return "mine";
            }
        };
        Model model = fitted(DATA.preprocessing(unsuitable));
        assertThatThrownBy(() -> saved(model))
                .isInstanceOf(NnException.class)
                .hasMessage("the preprocessing MyPreprocessing is no record, so no file can hold it.\n"
                        + "Maybe make it one: record MyPreprocessing(…) implements Preprocessing.");
    }
}
