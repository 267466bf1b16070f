package nn.onnx.read;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import nn.data.NnException;
import nn.onnx.proto.Draft;
import nn.onnx.write.Verbatim;
import nn.op.Form;
import nn.op.Gradient;
import nn.op.OpType;
import nn.op.Value;

/**
 * Keeps an op that is none of ours as the file has it.
 *
 * @param translation what gives its inputs
 * @param node the op
 */
record Foreign(Translation translation, FileNode node) {
    List<Value> values() {
        Opsets.require(node);
        List<Form> forms = new ArrayList<>();
        node.outputs().stream().filter(name -> !name.isEmpty()).forEach(name -> forms.add(form(name)));
        List<String> names = Verbatim.taken(node.message());
        List<Value> inputs = names.stream().map(this::input).toList();
        if (inputs.isEmpty()) {
            throw NnException.of("the op %s, which makes \"%s\", takes nothing.", node, node.made())
                    .maybe("only a graph that computes with data can be a layer.");
        }
        OpType type = OpType.foreign(node.op(), forms, new Gradient.None(""));
        byte[] kept = new Draft().addAllBut(node.message()).toByteArray();
        List<Value> made = type.op(
                        Verbatim.attributes(Base64.getEncoder().encodeToString(kept), node.domain(), node.opset()),
                        inputs)
                .outputs();
        return spread(made);
    }

    private Value input(String name) {
        if (!node.op().endsWith("quantizeLinear") && !node.op().equals("QuantizeLinear")) {
            translation.note(name, node + " takes them, and is run as it is");
        }
        try {
            return translation.value(name);
        } catch (Unsuitable sized) {
            throw refused("it takes sizes that depend on the number of rows");
        }
    }

    /** Puts outputs that are left out where they belong. */
    private List<Value> spread(List<Value> made) {
        List<Value> all = new ArrayList<>();
        int next = 0;
        for (String name : node.outputs()) {
            all.add(made.get(Math.min(next, made.size() - 1)));
            next += name.isEmpty() ? 0 : 1;
        }
        return all;
    }

    private Form form(String name) {
        Optional<Form> form = translation.form(name);
        return form.orElseThrow(() -> refused("the sizes of \"" + name + "\" do not follow from the number of rows"));
    }

    private NnException refused(String why) {
        return NnException.of("the op %s, which makes \"%s\", cannot be part of a network: %s.", node, node.made(), why)
                .maybe(
                        "end before it: Onnx.model(path, as -> as.outputs(\"…\")); or predict with it: Onnx.open(path).");
    }
}
