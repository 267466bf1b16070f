package nn.onnx.read;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import nn.onnx.proto.Message;
import nn.op.ElementType;

/** Describes what goes into a file, or comes out, in words. */
public final class FileForm {
    private FileForm() {}

    /** Writes such as {@code input: float32 [batch, 3, 224, 224]}. */
    public static String of(Message info) {
        FileInput input = FileInput.of(info);
        String type = Stream.of(ElementType.values())
                .filter(each -> each.code() == input.type())
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .findFirst()
                .orElse("no tensor of numbers");
        List<String> axes =
                input.axes().stream().map(axis -> axis.isEmpty() ? "?" : axis).toList();
        return input.name() + ": " + type + " " + axes;
    }
}
