package nn.onnx;

import static nn.Losses.meanSquaredError;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nn.Model;
import nn.data.Dataset;
import nn.data.Randoms;
import nn.data.Tensor;
import nn.testkit.fuzz.Fuzz;
import nn.testkit.fuzz.Mutation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damages other programs' files at random; what is read predicts and learns. */
class ForeignFuzzTest {
    private static final int MOST = 1 << 16;

    @TempDir
    Path folder;

    private Fuzz foreign() throws IOException {
        Fuzz fuzz = Fuzz.in(folder);
        for (String name : List.of("lstm", "if", "int8", "opset11", "sizes", "packed", "tied", "custom")) {
            byte[] bytes = Files.readAllBytes(ForeignFilesTest.file(name));
            fuzz = fuzz.file(name + ".onnx", bytes, Mutation.fields());
        }
        return fuzz;
    }

    private static void predictAndTrain(Model model) {
        if (isSmall(model)) {
            Tensor rows = predicted(model);
            Tensor targets = Tensor.zeros(model.network().output().batch(2));
            model.fit(
                    Dataset.of(rows, targets),
                    fit -> fit.loss(meanSquaredError()).verbose(0));
        }
    }

    private static void predict(Model model) {
        if (isSmall(model)) {
            predicted(model);
        }
    }

    private static boolean isSmall(Model model) {
        return model.network().inputs().get(0).shape().size() <= MOST
                && model.network().output().size() <= MOST;
    }

    private static Tensor predicted(Model model) {
        Tensor rows = Tensor.zeros(model.network().inputs().get(0).shape().batch(2));
        model.predict(rows);
        return rows;
    }

    @Test
    void damagedFilesAreReadOrRefused() throws IOException {
        foreign().check(Onnx::model, ForeignFuzzTest::predictAndTrain);
    }

    @Test
    void damagedFilesAreInspectedOrRefused() throws IOException {
        foreign().check(Onnx::inspect);
    }

    @Test
    void damagedFilesOfWhatWasReadAreLoadedOrRefused() throws IOException {
        Path file = folder.resolve("m.onnx");
        Fuzz fuzz = Fuzz.in(folder);
        for (String name : List.of("lstm", "if", "opset11", "tied")) {
            Onnx.save(Onnx.model(ForeignFilesTest.file(name)), file);
            fuzz = fuzz.file(name + ".onnx", Files.readAllBytes(file), Mutation.fields());
        }
        fuzz.check(Onnx::load, ForeignFuzzTest::predictAndTrain);
    }

    /** Says anything of where the numbers stand. */
    private byte[] outside(byte[] whole, Randoms randoms) {
        List<String> numbers = List.of("", "0", "8", "-1", "999999999999999999", "2147483647", "0x8", "16");
        List<String> places = List.of("", ".", "data.bin", "./data.bin", "../data.bin", "/dev/zero", "nothing", "\0");
        return outside(
                randoms.nextInt(2) == 0 ? 4 : 1 << randoms.nextInt(30),
                places.get(randoms.nextInt(places.size())),
                numbers.get(randoms.nextInt(numbers.size())),
                numbers.get(randoms.nextInt(numbers.size())));
    }

    private byte[] outside(int count, String location, String offset, String length) {
        Path file = new TinyFile()
                .input("x", TinyFile.FLOAT, "n", "4")
                .outside("w", count, "location", location, "offset", offset, "length", length)
                .node("Add", "x w -> y")
                .output("y", TinyFile.FLOAT, "n", "4")
                .write(folder.resolve("outside.onnx"));
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void filesThatSayAnythingOfTheirNumbersPlaceAreReadOrRefused() throws IOException {
        Files.write(folder.resolve("data.bin"), new byte[24]);
        Fuzz.in(folder)
                .file("w.onnx", outside(4, "data.bin", "8", "16"), Mutation.fields(), this::outside)
                .check(Onnx::model, ForeignFuzzTest::predict);
    }
}
