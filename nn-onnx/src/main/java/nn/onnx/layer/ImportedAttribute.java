package nn.onnx.layer;

import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import nn.op.Attributes;

/**
 * Holds what is chosen of an op under one of ONNX's names.
 *
 * @param name ONNX's
 * @param kind what the values are
 * @param values one, or those of a list, as text
 */
public record ImportedAttribute(String name, AttributeKind kind, List<String> values) {
    /** Copies the values. */
    public ImportedAttribute {
        values = List.copyOf(values);
    }

    /** Takes all that an op has. */
    public static List<ImportedAttribute> all(Attributes attributes) {
        return attributes.all().entrySet().stream().map(ImportedAttribute::of).toList();
    }

    private static ImportedAttribute of(Map.Entry<String, Object> entry) {
        Object value = entry.getValue();
        if (value instanceof long[] numbers) {
            return of(entry, AttributeKind.INTEGERS, LongStream.of(numbers).mapToObj(Long::toString));
        } else if (value instanceof double[] numbers) {
            return of(entry, AttributeKind.NUMBERS, DoubleStream.of(numbers).mapToObj(Double::toString));
        } else if (value instanceof List<?> words) {
            return of(entry, AttributeKind.WORDS, words.stream().map(Object::toString));
        }
        AttributeKind kind = value instanceof Long
                ? AttributeKind.INTEGER
                : value instanceof Double ? AttributeKind.NUMBER : AttributeKind.WORD;
        return of(entry, kind, Stream.of(value.toString()));
    }

    private static ImportedAttribute of(Map.Entry<String, Object> entry, AttributeKind kind, Stream<String> values) {
        return new ImportedAttribute(entry.getKey(), kind, values.toList());
    }

    /** Adds what is chosen to an op's attributes. */
    Attributes addTo(Attributes others) {
        return switch (kind) {
            case INTEGER -> others.with(name, Long.parseLong(values.get(0)));
            case NUMBER -> others.with(name, Double.parseDouble(values.get(0)));
            case WORD -> others.with(name, values.get(0));
            case INTEGERS ->
                others.with(name, values.stream().mapToLong(Long::parseLong).toArray());
            case NUMBERS ->
                others.with(
                        name, values.stream().mapToDouble(Double::parseDouble).toArray());
            case WORDS -> others.with(name, values);
        };
    }
}
