package nn.onnx.layer;

import java.util.List;
import java.util.stream.LongStream;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Form;

/**
 * Holds a value's type and sizes as text: {@code 10}, {@code batch} or {@code batch*4}.
 *
 * @param elements the type of its elements
 * @param sizes of its axes
 */
public record ImportedForm(ElementType elements, List<String> sizes) {
    /** Copies the sizes. */
    public ImportedForm {
        sizes = List.copyOf(sizes);
    }

    /** Writes a form. */
    public static ImportedForm of(Form form) {
        return new ImportedForm(
                form.type(),
                LongStream.of(form.dims().sizes()).mapToObj(Dims::name).toList());
    }

    /** Reads the form. */
    Form form() {
        return new Form(
                elements, new Dims(sizes.stream().mapToLong(ImportedForm::size).toArray()));
    }

    private static long size(String size) {
        return size.matches("[0-9]+") ? Long.parseLong(size) : Dims.symbol(size);
    }
}
