package nn.table;

import static nn.op.Ops.add;
import static nn.op.Ops.cast;
import static nn.op.Ops.concat;
import static nn.op.Ops.constant;
import static nn.op.Ops.div;
import static nn.op.Ops.equal;
import static nn.op.Ops.greaterOrEqual;
import static nn.op.Ops.log;
import static nn.op.Ops.not;
import static nn.op.Ops.sub;
import static nn.op.Ops.where;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nn.data.Given;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Value;

/**
 * Writes features as ops.
 *
 * @param features those fitted
 */
record FeatureGraph(List<Feature> features) {
    /** Says which column has no ops, if one has none. */
    Optional<String> outside() {
        return features.stream().flatMap(FeatureGraph::outside).findFirst();
    }

    private static Stream<String> outside(Feature feature) {
        if (feature.encoding() instanceof HashEncoding) {
            return Stream.of("column \"" + feature.column() + "\" is hashed, which no op of ONNX does");
        }
        return feature.encoding() instanceof DateEncoding
                ? Stream.of("column \"" + feature.column() + "\" holds dates, which ONNX does not know")
                : GraphLimits.outside(feature).stream();
    }

    Value rows(Map<String, Value> columns) {
        Given.value("features: the columns", columns);
        List<Value> parts = new ArrayList<>();
        for (Feature each : features) {
            Value column = Given.value("features: the column " + each.column(), columns.get(each.column()));
            if (each.encoding() instanceof NumberEncoding number) {
                parts.addAll(numbers(column, number));
            } else if (each.encoding() instanceof BucketEncoding buckets) {
                parts.add(buckets(column, buckets));
            } else {
                parts.add(new WordTable(each.column(), features).rows(column, each.encoding()));
            }
        }
        return parts.size() == 1 ? parts.get(0) : concat(parts, 1);
    }

    /** Tells where a number is missing: NaN is the number that does not equal itself. */
    static Value isMissing(Value x) {
        return not(equal(x, x));
    }

    private static List<Value> numbers(Value x, NumberEncoding number) {
        Value isMissing = isMissing(x);
        Value known = number.fill().isPresent()
                ? where(isMissing, constant(x, number.fill().getAsDouble()), x)
                : x;
        Value taken = number.isLogarithm() ? log(add(known, 1)) : known;
        Value scaled = div(shifted(taken, number.shift()), number.scale());
        return number.isFlagged() ? List.of(scaled, cast(isMissing, ElementType.FLOAT32)) : List.of(scaled);
    }

    /** Subtracts the float next to the shift, and then what is left of it, so that whole numbers lose nothing. */
    private static Value shifted(Value x, double shift) {
        double rest = shift - (float) shift;
        Value near = sub(x, (float) shift);
        return rest == 0 ? near : sub(near, rest);
    }

    /** Subtracts from each bucket, where the number is at or above its beginning, those above it. */
    private static Value buckets(Value x, BucketEncoding buckets) {
        int count = buckets.bounds().size();
        double[] bounds =
                buckets.bounds().stream().mapToDouble(Double::doubleValue).toArray();
        Value above = cast(greaterOrEqual(x, constant(x, new Dims(1, count), bounds)), ElementType.FLOAT32);
        Value isThere = cast(equal(x, x), ElementType.FLOAT32);
        Value begun = concat(List.of(isThere, above), 1);
        Value next = concat(List.of(above, sub(isThere, isThere)), 1);
        return sub(begun, next);
    }
}
