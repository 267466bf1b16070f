package nn.onnx.ort;

import ai.onnxruntime.OrtException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nn.data.NnException;

/** Says in our words why ONNX Runtime does not take a file; its own are kept as the cause. */
public final class CompileProblem {
    private static final List<Reason> REASONS = List.of(
            reason(
                    "Unsupported model IR version: (\\d+), max supported IR version: (\\d+)",
                    found -> NnException.of(
                                    "the file is of IR version %s, but ONNX Runtime %s reads versions up to %s.",
                                    found.group(1), Ort.version(), found.group(2))
                            .maybe("export it for an older version, or take a newer onnxruntime.")),
            reason(
                    "Opset (\\d+) is under development.*support for domain (\\S+) is till opset (\\d+)",
                    found -> NnException.of(
                                    "the file is of opset %s of %s, but ONNX Runtime %s knows opsets up to %s.",
                                    found.group(1), found.group(2), Ort.version(), found.group(3))
                            .maybe("export it for opset %s, or take a newer onnxruntime.", found.group(3))),
            reason(
                    "Fatal error: ([^\\s:]+):(\\w+)\\(-?\\d*\\) is not a registered function/op",
                    found -> unknown(found.group(2), " of the domain " + found.group(1))),
            reason(
                    "No Op registered for (\\w+) with domain_version of (\\d+)",
                    found -> unknown(found.group(1), " in opset " + found.group(2))),
            reason(
                    "(?:Could not find an implementation|Failed to find kernel) for (\\w+)",
                    found -> NnException.of(
                                    "ONNX Runtime has no code for the op %s with the types or the version that the file has.",
                                    found.group(1))
                            .maybe("export it with float32, or for another opset.")));

    private CompileProblem() {}

    private record Reason(Pattern sign, Function<MatchResult, NnException> words) {
        Optional<NnException> in(String text) {
            Matcher found = sign.matcher(text);
            return found.find() ? Optional.of(words.apply(found.toMatchResult())) : Optional.empty();
        }
    }

    private static Reason reason(String sign, Function<MatchResult, NnException> words) {
        return new Reason(Pattern.compile(sign, Pattern.DOTALL), words);
    }

    private static NnException unknown(String op, String where) {
        return NnException.of("ONNX Runtime has no op %s%s, which the file has.", op, where)
                .maybe("export it without: what needs a library of ops beside ONNX Runtime cannot run here.");
    }

    /** Explains what was thrown when a file was compiled. */
    public static NnException explain(String place, OrtException failed) {
        String text = String.valueOf(failed.getMessage());
        return REASONS.stream()
                .flatMap(reason -> reason.in(text).stream())
                .findFirst()
                .map(known -> known.at(place).causedBy(failed))
                .orElseGet(() -> Ort.failure(place, failed));
    }
}
