package nn.examples;

import static nn.Layers.dense;
import static nn.Layers.flatten;
import static nn.Losses.sparseCategoricalCrossentropy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nn.Model;
import nn.Sequential;
import nn.data.Dataset;
import nn.data.NnException;
import nn.examples.web.LabelledBytes;
import nn.examples.web.LearnedModels;
import nn.mnist.OpticalDigits;
import nn.onnx.Onnx;
import nn.testkit.fuzz.Fuzz;
import nn.testkit.fuzz.Mutation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LessonTest {
    @TempDir
    private Path place;

    @Test
    void leavesATrainingAndDigits() {
        Console console = Console.run("lesson", "--data", "builtin", "--epochs", "1", "--out", place.toString());

        assertThat(console.err()).isEmpty();
        assertThat(console.code()).isZero();
        assertThat(Lesson.FILES)
                .allSatisfy(name -> assertThat(place.resolve(name)).isNotEmptyFile());
        Dataset heldOut = LabelledBytes.read(place.resolve("held-out.digits"));
        Dataset digits = OpticalDigits.load().scaled().images().test().take(heldOut.size());
        assertThat(heldOut.input()).isEqualTo(digits.input());
        assertThat(heldOut.targets().ints()).isEqualTo(digits.targets().ints());
    }

    @Test
    void missesAFolderBeforeItTrains() {
        Path nowhere = place.resolve("nowhere");
        Console console = Console.run("lesson", "--data", "builtin", "--out", nowhere.toString());

        assertThat(console.code()).isEqualTo(1);
        assertThat(console.err()).isEqualTo(nowhere + ": the folder to write to must exist.\n");
    }

    @Test
    void takesALearnedModelAndNoOther() throws IOException {
        Dataset heldOut =
                Lesson.named(OpticalDigits.load().scaled().images().test().take(20));
        Path kept = place.resolve("learned.onnx");
        LearnedModels inbox = new LearnedModels(Lesson.NETWORK, 1 << 20, heldOut, kept);

        assertThatThrownBy(() -> inbox.take(new byte[] {1, 2, 3})).isInstanceOf(NnException.class);
        assertThatThrownBy(() -> inbox.take(saved(
                        Sequential.of(flatten(), dense(11)).input(1, 28, 28).init(1))))
                .isInstanceOf(NnException.class)
                .hasMessageStartingWith("the model is another one than was handed out: ");
        assertThat(place).isDirectoryNotContaining("glob:**learned*");

        Model good = Lesson.NETWORK
                .input(1, 28, 28)
                .init(1)
                .fit(heldOut, fit -> fit.loss(sparseCategoricalCrossentropy()).verbose(0));
        assertThat(inbox.take(saved(good)))
                .startsWith("Java loaded it, at step 1. On 20 digits held out: loss ")
                .endsWith(" Kept as learned.onnx.");
        assertThat(Onnx.load(kept).state().weights()).isEqualTo(good.weights());
    }

    @Test
    void refusesOrTakesDamagedModelsAndNeverFailsOtherwise() throws IOException {
        Dataset heldOut =
                Lesson.named(OpticalDigits.load().scaled().images().test().take(2));
        LearnedModels inbox = new LearnedModels(Lesson.NETWORK, 1 << 20, heldOut, place.resolve("learned.onnx"));
        byte[] good = saved(Lesson.NETWORK.fit(
                heldOut, fit -> fit.loss(sparseCategoricalCrossentropy()).verbose(0)));
        Fuzz.in(place).file("sent.onnx", good, Mutation.fields()).check(LessonTest::bytes, inbox::take);
        assertThat(place).isDirectoryNotContaining("glob:**.draft");
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private byte[] saved(Model model) throws IOException {
        Path file = place.resolve("some.onnx");
        Onnx.save(model, file, export -> export.withState());
        return Files.readAllBytes(file);
    }
}
