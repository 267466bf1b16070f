package nn.onnx.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import nn.data.NnException;

/**
 * Tells a file of another kind by its first bytes, or by its name, and says what takes it.
 *
 * @param what it is, in words
 * @param cure what to use instead
 */
record FileKind(String what, String cure) {
    private static final int HEAD = 512;
    private static final String KERAS = "use Keras.load(path) of the module nn.keras (io.github.nn-java:nn-keras).";
    private static final String TORCH = "export the model in Python: torch.onnx.export(model, inputs, \"model.onnx\").";
    private static final String TENSORFLOW =
            "convert it in Python: python -m tf2onnx.convert --saved-model FOLDER --output model.onnx.";
    private static final String TFLITE =
            "convert it in Python: python -m tf2onnx.convert --tflite model.tflite --output model.onnx.";
    private static final String WEIGHTS = "give them to a network with withWeights(SafeTensors.read(path)) of nn-data.";
    private static final String UNPACK = "unpack it, and name the .onnx file in it.";

    private static final List<Sign> SIGNS = List.of(
            starts("\u0089HDF\r\n", "an HDF5 file, as Keras writes them (.h5)", KERAS),
            starts("version https://git-lfs", "the pointer of git-lfs to a file, not the file", "run: git lfs pull."),
            starts(
                    "GGUF",
                    "a GGUF file, as llama.cpp reads them",
                    "take the model's ONNX files, or run it with llama.cpp."),
            starts("\u001f\u008b", "packed by gzip", UNPACK),
            starts("BZh", "packed by bzip2", UNPACK),
            starts("\u00fd7zXZ", "packed by xz", UNPACK),
            starts("7z\u00bc\u00af", "packed by 7-Zip", UNPACK),
            starts("Rar!", "packed by RAR", UNPACK),
            at(257, "ustar", "packed by tar", UNPACK),
            at(4, "TFL3", "a model of LiteRT, TensorFlow Lite", TFLITE),
            at(4, "ORTM", "in ONNX Runtime's own format (.ort)", "take the .onnx file that it was made of."),
            new Sign(
                    head -> head.startsWith("\u0080")
                            && head.length() > 1
                            && head.charAt(1) >= 2
                            && head.charAt(1) <= 5,
                    new FileKind(
                            "a pickle of Python's, as PyTorch and scikit-learn write them",
                            "export the model in Python: by torch.onnx.export or by skl2onnx.to_onnx.")),
            new Sign(
                    head -> head.length() > 9 && head.startsWith("{\"", 8),
                    new FileKind("weights without a model (safetensors)", WEIGHTS)),
            new Sign(
                    head -> text(head).matches("(?s)(<!doctype html|<html|<head).*"),
                    new FileKind(
                            "a web page, not a model",
                            "download the file itself: links to it often lead to a page about it.")),
            new Sign(
                    head -> text(head).startsWith("<?xml"),
                    new FileKind("XML, as OpenVINO's .xml", "take the ONNX file that it was made of.")),
            new Sign(
                    head -> text(head).matches("(?s)\\{\\s*\".*"),
                    new FileKind("JSON, such as a model's description", "name the .onnx file that belongs to it.")));

    private static final List<Sign> NAMES = List.of(
            named("pb", "a graph of TensorFlow's", TENSORFLOW),
            named("pbtxt", "a graph of TensorFlow's", TENSORFLOW),
            named("mlmodel", "a model of Core ML", "take the ONNX file that it was made of."),
            named("pdmodel", "a model of PaddlePaddle", "convert it in Python by paddle2onnx."),
            named("caffemodel", "a model of Caffe", "convert it to ONNX, as by onnx's caffe2onnx."),
            named("engine", "compiled by TensorRT", "take the ONNX file that it was made of."),
            named("plan", "compiled by TensorRT", "take the ONNX file that it was made of."),
            named("pt", "a model of PyTorch", TORCH),
            named("pth", "a model of PyTorch", TORCH));

    /** Something by which a kind is told. */
    private record Sign(Predicate<String> shows, FileKind kind) {}

    private static Sign starts(String sign, String what, String cure) {
        return at(0, sign, what, cure);
    }

    private static Sign at(int place, String sign, String what, String cure) {
        return new Sign(head -> head.startsWith(sign, place), new FileKind(what, cure));
    }

    private static Sign named(String ending, String what, String cure) {
        return new Sign(name -> name.endsWith("." + ending), new FileKind(what, cure));
    }

    private static String text(String head) {
        return head.strip().toLowerCase(Locale.ROOT);
    }

    /** Looks at a file that may be of another kind. */
    static Optional<FileKind> of(Path file) throws IOException {
        String head = head(file);
        return head.startsWith("PK\3\4") ? Optional.of(Archive.kind(file)) : first(SIGNS, head);
    }

    /** Goes by the name of a file that is no ONNX file, but may be anything. */
    static Optional<FileKind> byName(Path file) {
        return first(NAMES, String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT));
    }

    /** Looks at a folder. */
    static Optional<FileKind> ofFolder(Path folder) {
        return Files.exists(folder.resolve("saved_model.pb"))
                ? Optional.of(new FileKind("a SavedModel of TensorFlow's", TENSORFLOW))
                : Optional.empty();
    }

    private static Optional<FileKind> first(List<Sign> signs, String text) {
        return signs.stream()
                .filter(sign -> sign.shows().test(text))
                .findFirst()
                .map(Sign::kind);
    }

    private static String head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
        }
    }

    /** Says so. */
    NnException refusal(Path called) {
        return NnException.of("%s is no ONNX file: it is %s.", called, what).maybe("%s", cure);
    }

    /** Tells what is packed into a file of zip's. */
    private static final class Archive {
        private static final FileKind PYTORCH = new FileKind("a model of PyTorch", TORCH);

        private Archive() {}

        static FileKind kind(Path file) {
            List<String> entries = entries(file);
            if (has(entries, "model.weights.h5")) {
                return new FileKind("a model of Keras (.keras)", KERAS);
            }
            if (has(entries, "data.pkl") || has(entries, "archive_format")) {
                return PYTORCH;
            }
            if (has(entries, "saved_model.pb")) {
                return new FileKind("a packed SavedModel of TensorFlow's", TENSORFLOW);
            }
            return has(entries, "coefficients.bin")
                    ? new FileKind("a model of DeepLearning4J", "restore it by DeepLearning4J's ModelSerializer.")
                    : new FileKind("packed by zip", UNPACK);
        }

        private static boolean has(List<String> entries, String name) {
            return entries.stream().anyMatch(entry -> entry.equals(name) || entry.endsWith("/" + name));
        }

        private static List<String> entries(Path file) {
            try (ZipFile zip = new ZipFile(file.toFile())) {
                return zip.stream().map(ZipEntry::getName).toList();
            } catch (IOException | RuntimeException damaged) {
                return List.of();
            }
        }
    }
}
