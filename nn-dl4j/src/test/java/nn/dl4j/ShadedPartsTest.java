package nn.dl4j;

import static nn.Layers.batchNormalization;
import static nn.Layers.concatenate;
import static nn.Layers.conv2D;
import static nn.Layers.dense;
import static nn.Layers.dropout;
import static nn.Layers.flatten;
import static nn.Layers.input;
import static nn.Layers.maxPool2D;
import static nn.Losses.meanSquaredError;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nn.Functional;
import nn.Sequential;
import nn.data.Dataset;
import nn.data.Shape;
import nn.data.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds {@code docs/supply-chain.md} to what training and predicting load of the old libraries inside DL4J's jars. */
class ShadedPartsTest {
    private static final Pattern SHADED = Pattern.compile("org\\.nd4j\\.shade\\.([\\w.$]+) source: file:");

    /** What parses nothing: exceptions, interfaces of enumerations, lists and checks of arguments. */
    private static final String HARMLESS = "jackson\\.[\\w.]+Exception|jackson\\.core\\.TreeNode"
            + "|protobuf\\.(Internal\\$EnumLite(Map)?|ProtocolMessageEnum)"
            + "|guava\\.(base|collect|primitives)\\..+|guava\\.util\\.concurrent\\.AtomicDouble";

    /** What runs in a JVM of its own. */
    static final class Work {
        private Work() {}

        public static void main(String[] args) {
            Dataset images = Dataset.of(Tensor.zeros(Shape.of(8, 1, 8, 8)), Tensor.zeros(Shape.of(8, 2)));
            Sequential.of(conv2D(4, 3).relu(), batchNormalization(), maxPool2D(2), flatten(), dropout(0.2), dense(2))
                    .fit(
                            images,
                            fit -> fit.engine("dl4j").loss(meanSquaredError()).verbose(0))
                    .predict(images);
            var left = input("left", 3);
            var right = input("right", 4);
            var both = concatenate(left.then(dense(2).tanh()), right).then(dense(1));
            Dataset rows = Dataset.of(
                    Map.of("left", Tensor.zeros(Shape.of(8, 3)), "right", Tensor.zeros(Shape.of(8, 4))),
                    Tensor.zeros(Shape.of(8, 1)));
            Functional.of(List.of(left, right), both)
                    .fit(
                            rows,
                            fit -> fit.engine("dl4j").loss(meanSquaredError()).verbose(0))
                    .evaluate(rows);
            System.out.println("trained");
        }
    }

    @Test
    void trainingLoadsNothingOfThemThatReadsAnything(@TempDir Path folder) throws IOException {
        Path log = folder.resolve("classes");
        Process work = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load:file=classes",
                        "-cp",
                        String.join(
                                File.pathSeparator,
                                Path.of("target", "test-classes")
                                        .toAbsolutePath()
                                        .toString(),
                                System.getProperty("jdk.module.path", ""),
                                System.getProperty("java.class.path")),
                        Work.class.getName())
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(work.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Set<String> loaded = SHADED.matcher(Files.readString(log))
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(said).contains("trained");
        assertThat(loaded).contains("guava.base.Preconditions").allMatch(name -> name.matches(HARMLESS));
    }
}
