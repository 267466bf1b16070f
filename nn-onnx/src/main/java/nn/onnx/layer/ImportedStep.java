package nn.onnx.layer;

import java.util.List;

/**
 * Holds one op of an imported graph.
 *
 * @param op ONNX's name
 * @param inputs the names of the values that it takes
 * @param outputs the names of the values that it makes
 * @param attributes what is chosen beside
 * @param forms types and sizes of the outputs of an op that is none of {@code nn.op}'s; empty for others
 */
public record ImportedStep(
        String op,
        List<String> inputs,
        List<String> outputs,
        List<ImportedAttribute> attributes,
        List<ImportedForm> forms) {
    /** Copies the lists. */
    public ImportedStep {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        attributes = List.copyOf(attributes);
        forms = List.copyOf(forms);
    }

    /** Tells whether it is an op that is run as it is, without a gradient. */
    public boolean isForeign() {
        return !forms.isEmpty();
    }
}
