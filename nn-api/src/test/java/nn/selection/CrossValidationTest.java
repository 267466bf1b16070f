package nn.selection;

import static nn.Layers.dense;
import static nn.Metrics.mae;
import static nn.selection.CrossValidation.crossValidate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nn.Model;
import nn.Sequential;
import nn.data.Dataset;
import nn.data.Fold;
import nn.data.NnException;
import nn.train.Fit;
import nn.train.Scores;
import nn.train.TinyData;
import org.junit.jupiter.api.Test;

class CrossValidationTest {
    private static final Dataset DATA = TinyData.rows(23);
    private static final Sequential NETWORK = Sequential.of(dense(2));

    private static Fit settings(Fit fit) {
        return TinyData.tiny(fit).metrics(mae()).epochs(3);
    }

    @Test
    void trainsAndTestsOnEachFold() {
        var folds = DATA.folds(4).seed(3);
        CrossValidation validation = crossValidate(NETWORK, folds, CrossValidationTest::settings);

        assertThat(validation.models()).hasSize(4);
        int at = 0;
        for (Fold<Dataset> fold : folds) {
            Model alone = NETWORK.fit(fold.train(), CrossValidationTest::settings);
            assertThat(validation.scores().get(at)).isEqualTo(alone.evaluate(fold.test()));
            assertThat(validation.histories().get(at)).isEqualTo(alone.history());
            at++;
        }
    }

    @Test
    void takesFiveFoldsOfADataset() {
        CrossValidation validation = crossValidate(NETWORK, DATA, CrossValidationTest::settings);
        assertThat(validation)
                .hasToString(crossValidate(NETWORK, DATA.folds(5), CrossValidationTest::settings)
                        .toString());
        assertThat(validation.toString()).startsWith("5 folds");
    }

    @Test
    void givesMeanAndDeviation() {
        List<Scores> scores = List.of(
                new Scores(Map.of("loss", 1.0)), new Scores(Map.of("loss", 2.0)), new Scores(Map.of("loss", 6.0)));
        Model model = NETWORK.input(3).init(0);
        CrossValidation validation = new CrossValidation(List.of(model, model, model), scores);

        assertThat(validation.get("loss")).containsExactly(1.0, 2.0, 6.0);
        assertThat(validation.mean("loss")).isEqualTo(3);
        assertThat(validation.deviation("loss")).isEqualTo(Math.sqrt(7), within(1e-12));
        assertThat(validation).hasToString("""
                3 folds    mean  deviation   least  greatest
                loss     3.0000     2.6458  1.0000    6.0000""");
        assertThatThrownBy(() -> validation.mean("los"))
                .isInstanceOf(NnException.class)
                .hasMessage("there is no \"los\" among [loss].\nMaybe \"loss\" is meant.");
    }

    @Test
    void preparesEachFoldByItsRowsToTrainOnAlone() {
        List<float[]> seen = new ArrayList<>();
        crossValidate(
                NETWORK,
                List.of(new Fold<>("a", "b"), new Fold<>("c", "d")),
                fold -> {
                    seen.add(new float[] {fold.train().charAt(0), fold.test().charAt(0)});
                    return new Fold<>(DATA.take(8), DATA.rows(8, 12));
                },
                CrossValidationTest::settings);
        assertThat(seen).containsExactly(new float[] {'a', 'b'}, new float[] {'c', 'd'});
    }

    @Test
    void namesTheFoldThatFailed() {
        List<Fold<Dataset>> folds = List.of(new Fold<>(DATA.take(8), DATA), new Fold<>(DATA, DATA.reshape(3, 1)));
        assertThatThrownBy(() -> crossValidate(NETWORK, folds, CrossValidationTest::settings))
                .isInstanceOf(NnException.class)
                .hasMessageStartingWith("fold 2: ");
        assertThatThrownBy(() -> crossValidate(NETWORK, List.of(), CrossValidationTest::settings))
                .hasMessage(
                        "cross-validation: there must be scores for each of at least one model, but there are 0 models"
                                + " and 0 scores.");
        assertThatThrownBy(
                        () -> crossValidate(NETWORK, folds, fit -> settings(fit).resume(Path.of("c.onnx"))))
                .hasMessage("fold 1: crossValidate: the checkpoint c.onnx is of one training, but each fold is one.\n"
                        + "Maybe leave it out, or fit the folds one by one, each with a file of its own.");
        assertThatThrownBy(() -> crossValidate(NETWORK, (Dataset) null, CrossValidationTest::settings))
                .hasMessage("crossValidate: the data must not be null.");
        assertThatThrownBy(() -> crossValidate(NETWORK, folds, fold -> null, CrossValidationTest::settings))
                .hasMessage("fold 1: crossValidate: the lambda gave null.\n"
                        + "Maybe let it give what its last word gives, as in fold -> new Fold<>(train, test).");
    }
}
