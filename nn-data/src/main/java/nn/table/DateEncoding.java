package nn.table;

import java.util.List;
import nn.data.Given;

/**
 * Takes dates into parts.
 *
 * @param parts in the order of their numbers
 */
public record DateEncoding(List<DatePart> parts) implements Encoding {
    /** Copies the parts. */
    public DateEncoding {
        parts = Given.all("a date encoding: part", parts);
    }

    @Override
    public int width() {
        return parts.stream().mapToInt(DatePart::width).sum();
    }

    @Override
    public List<String> names(String column) {
        return parts.stream().flatMap(part -> part.names(column).stream()).toList();
    }

    @Override
    public void encode(Column column, float[] numbers, int first, int width) {
        FeatureCells.requireRoom(this, column, numbers, first, width);
        int at = first;
        for (DatePart part : parts) {
            double[] values = FeatureCells.parts(column, part.unit());
            for (int row = 0; row < values.length; row++) {
                part.write(values[row], numbers, row * width + at);
            }
            at += part.width();
        }
    }
}
