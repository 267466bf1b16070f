package nn.onnx;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import nn.data.Given;
import nn.data.NnException;

/**
 * Chooses how another program's file becomes a model: {@code Onnx.model(path, as -> as.size("sequence", 64))}.
 *
 * @param sizes of axes that the file leaves open, by their names
 * @param outputs which values come out; none for the file's own
 * @param learned numbers that learn, though they are taken as fixed otherwise
 */
public record Import(Map<String, Integer> sizes, List<String> outputs, List<String> learned) {
    /** Leaves all as the file says. */
    private static final Import DEFAULT = new Import(Map.of(), List.of(), List.of());

    /** Copies map and lists. */
    public Import {
        Given.value("Import: the sizes", sizes)
                .forEach((axis, size) -> Given.value("size: " + Given.value("size: the axis", axis), size));
        sizes = Map.copyOf(sizes);
        outputs = Given.all("Import: output", outputs);
        learned = Given.all("Import: what is learned", learned);
    }

    /** Returns what a user chooses for a word of {@link Onnx}. */
    static Import chosenBy(String word, UnaryOperator<Import> settings) {
        return Given.result(
                word,
                "as -> as.size(\"sequence\", 64)",
                Given.value(word + ": the settings", settings).apply(DEFAULT));
    }

    /**
     * Fixes the length of an axis that the file leaves open.
     *
     * @param axis its name in the file; {@code input:1} for the axis 1 of "input", if it has none
     * @param size at least 1
     * @return other choices
     * @throws NnException if the size is less
     */
    public Import size(String axis, int size) {
        Given.positive("size: \"" + axis + "\"", size);
        Map<String, Integer> more = new LinkedHashMap<>(sizes);
        more.put(Given.value("size: the axis", axis), size);
        return new Import(more, outputs, learned);
    }

    /**
     * Lets other values come out than the file says, whatever computes the others falls away.
     *
     * @param names values of the file, such as {@code /avgpool/GlobalAveragePool_output_0}
     * @return other choices
     */
    public Import outputs(String... names) {
        return new Import(sizes, new ArrayList<>(Given.all("outputs: name", names)), learned);
    }

    /**
     * Lets numbers of the file learn that are taken as fixed otherwise, such as a single factor: files do not tell parameters
     * from constants. {@link Onnx#inspect(Path)} lists them.
     *
     * @param names such as {@code logit_scale}
     * @return other choices
     */
    public Import learned(String... names) {
        return new Import(sizes, outputs, new ArrayList<>(Given.all("learned: name", names)));
    }
}
