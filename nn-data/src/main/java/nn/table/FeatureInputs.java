package nn.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nn.spi.GraphPreprocessing;
import org.jspecify.annotations.Nullable;

/** Describes the columns that go into a graph of features, with examples of all that they tell apart. */
final class FeatureInputs {
    private FeatureInputs() {}

    static List<GraphPreprocessing.RawColumn> of(List<Feature> features) {
        return features.stream()
                .map(Feature::column)
                .distinct()
                .map(name -> column(name, features))
                .toList();
    }

    private static GraphPreprocessing.RawColumn column(String name, List<Feature> features) {
        WordTable table = new WordTable(name, features);
        List<Encoding> encodings = features.stream()
                .filter(each -> each.column().equals(name))
                .map(Feature::encoding)
                .toList();
        List<@Nullable Object> values = new ArrayList<>(table.values());
        encodings.forEach(encoding -> numbers(encoding).forEach(number -> values.add((double) number.floatValue())));
        List<Object> examples = values.stream()
                .<Object>map(value -> Objects.requireNonNullElse(value, table.isNumeric() ? Double.NaN : ""))
                .toList();
        for (Encoding encoding : encodings) {
            examples = taken(name, encoding, examples);
        }
        return new GraphPreprocessing.RawColumn(name, table.isNumeric() ? List.of() : table.places(), examples);
    }

    private static List<Object> taken(String name, Encoding encoding, List<Object> values) {
        List<Object> taken = new ArrayList<>();
        new EncodedValues(name, values, encoding).to((from, numbers) -> {
            for (int i = 0; i < numbers.length; i += encoding.width()) {
                if (!Float.isNaN(numbers[i])) {
                    taken.add(values.get(from + i / encoding.width()));
                }
            }
        });
        return taken;
    }

    private static List<Double> numbers(Encoding encoding) {
        List<Double> numbers = new ArrayList<>();
        if (encoding instanceof NumberEncoding number) {
            for (int i = -2; i <= 2; i++) {
                double taken = number.shift() + i * number.scale();
                numbers.add(number.isLogarithm() ? Math.expm1(taken) : taken);
            }
        } else if (encoding instanceof BucketEncoding buckets) {
            double width = buckets.bounds().get(buckets.bounds().size() - 1)
                    - buckets.bounds().get(0);
            double step = width == 0 ? 1 : width / 7;
            buckets.bounds().forEach(bound -> numbers.addAll(List.of(bound - step, bound + step)));
        }
        return numbers;
    }
}
