package nn.onnx;

import static nn.Losses.meanSquaredError;
import static nn.Optimizers.sgd;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nn.Model;
import nn.data.Dataset;
import nn.data.NnException;
import nn.data.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Prints what becomes of the ONNX files of a folder: {@code scripts/onnx-import.sh FOLDER}. */
@EnabledIfSystemProperty(named = "nn.onnx.folder", matches = ".+")
class ImportTableTest {
    private static final Pattern FREE = Pattern.compile("takes any \"(.+?)\"");
    private static final int LENGTH = 16;

    private static String outcome(Path file) {
        try {
            Model model = model(file, new LinkedHashMap<>());
            String kind = model.network().trainable().isEmpty() ? "imports, nothing learns" : learned(model);
            return kind + " | "
                    + model.architecture().layers().get(0).toString().replaceFirst(".*\\], (.*)\\)", "$1");
        } catch (NnException refused) {
            return "no | " + refused.getMessage().lines().findFirst().orElse("").replace(file + ": ", "");
        }
    }

    /** Fixes all lengths that a file leaves open. */
    private static Model model(Path file, Map<String, Integer> sizes) {
        try {
            return Onnx.model(file, as -> {
                Import all = as;
                for (Map.Entry<String, Integer> size : sizes.entrySet()) {
                    all = all.size(size.getKey(), size.getValue());
                }
                return all;
            });
        } catch (NnException refused) {
            Matcher free = FREE.matcher(refused.getMessage());
            if (!free.find() || sizes.containsKey(free.group(1))) {
                throw refused;
            }
            sizes.put(free.group(1), LENGTH);
            return model(file, sizes);
        }
    }

    private static String learned(Model model) {
        try {
            Dataset rows = Dataset.of(inputs(model), targets(model));
            model.fit(
                    rows,
                    fit -> fit.loss(meanSquaredError()).optimizer(sgd(1e-6)).verbose(0));
            return "trains";
        } catch (NnException refused) {
            return "imports, " + refused.getMessage().lines().findFirst().orElse("");
        }
    }

    private static List<Tensor> inputs(Model model) {
        return model.network().inputs().stream()
                .map(input -> Tensor.zeros(input.shape().batch(2)))
                .toList();
    }

    private static List<Tensor> targets(Model model) {
        return model.network().outputs().stream()
                .map(output -> Tensor.zeros(model.network().shape(output).batch(2)))
                .toList();
    }

    @Test
    void filesOfAFolder() throws IOException {
        List<String> lines = new ArrayList<>(List.of("| file | outcome | of |", "|---|---|---|"));
        try (var files = Files.walk(Path.of(System.getProperty("nn.onnx.folder")))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".onnx"))
                    .sorted()
                    .toList()) {
                lines.add("| " + file.getFileName() + " | " + outcome(file) + " |");
            }
        }
        assertThat(lines).hasSizeGreaterThan(2);
        lines.forEach(System.out::println);
    }
}
