package nn.onnx.file;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Optional;
import nn.data.NnException;
import nn.data.Preprocessing;

/** Says what becomes of something that a file names, but nobody gave. */
final class Absent {
    private Absent() {}

    /**
     * Stands in for it where a model predicts without it.
     *
     * @param json how it stands in the file
     * @param kind the word of its kind
     * @param wanted what stands there
     * @throws NnException if no model is whole without it, or it is none of a user's
     */
    static Object of(JsonObject json, String kind, Class<?> wanted) {
        Noun noun = Noun.of(wanted);
        if (kind.equals(RecordCodec.UNWRITTEN) && Missing.mayBe(wanted)) {
            return new Missing(noun, "that was a lambda", "choose the optimizer anew: fit -> fit.optimizer(…)", json);
        }
        Optional<String> lambda =
                Optional.ofNullable(json.get(RecordCodec.WORD)).map(JsonElement::getAsString);
        Optional<String> own = Vocabulary.own(kind);
        if (own.isEmpty() && wanted == Preprocessing.class) {
            return new Missing(noun, kind, "add the module that brings it, such as nn-data, to the program", json);
        }
        if (own.isEmpty() && lambda.isEmpty()) {
            throw RecordReader.unknown('"' + kind + '"', wanted);
        }
        String word = lambda.map(name -> '"' + name + '"').orElseGet(own::get);
        String given = lambda.isPresent() && own.isEmpty()
                ? "%s(%s, …)".formatted(noun.factory(), word)
                : own.get() + (lambda.isPresent() ? "…" : ".class");
        String cure = "load it with Onnx.load(path, knows(%s))".formatted(given);
        if (!Missing.mayBe(wanted)) {
            throw NnException.of("the %s %s was not given.", noun, word)
                    .maybe("%s, or predict with Onnx.open(path).", cure);
        }
        return new Missing(noun, word, cure + another(noun), json);
    }

    private static String another(Noun noun) {
        return switch (noun) {
            case LOSS -> ", or choose another: fit -> fit.loss(…)";
            case OPTIMIZER -> ", or choose another: fit -> fit.optimizer(…)";
            case METRIC -> ", or choose others: fit -> fit.metrics(…)";
            default -> "";
        };
    }
}
