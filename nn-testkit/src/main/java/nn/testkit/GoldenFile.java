package nn.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nn.data.DType;
import nn.data.Shape;
import nn.data.Tensor;
import nn.data.WeightedTargets;

/**
 * Reads a golden file: one tensor a line, as its name, type, shape and numbers, each after a space.
 *
 * <p>{@code 0/dense/kernel float32 2x1 0.25 -1.5} is the kernel after no step.
 */
record GoldenFile(SortedMap<String, Tensor> tensors) {
    static GoldenFile read(String name) {
        try (InputStream stream = GoldenFile.class.getResourceAsStream("golden/" + name + ".txt")) {
            if (stream == null) {
                throw new AssertionError("the case " + name + " has no golden file; see golden/README.md");
            }
            return parse(new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII)).lines());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static GoldenFile parse(Stream<String> lines) {
        SortedMap<String, Tensor> tensors = new TreeMap<>();
        lines.map(line -> line.split(" ", -1)).forEach(words -> tensors.put(words[0], tensor(words)));
        return new GoldenFile(tensors);
    }

    private static Tensor tensor(String[] words) {
        DType type = DType.valueOf(words[1].toUpperCase(Locale.ROOT));
        Shape shape = Shape.of(Stream.of(words[2].split("x"))
                .filter(size -> !size.isEmpty())
                .mapToInt(Integer::parseInt)
                .toArray());
        if (words.length - 3 != shape.size()) {
            throw new AssertionError(words[0] + " " + shape + " has " + (words.length - 3) + " numbers");
        }
        ByteBuffer memory = Tensor.allocate(type, shape);
        for (int i = 3; i < words.length; i++) {
            switch (type) {
                case FLOAT32 -> memory.putFloat(Float.parseFloat(words[i]));
                case INT32 -> memory.putInt(Integer.parseInt(words[i]));
                case UINT8 -> memory.put((byte) Integer.parseInt(words[i]));
            }
        }
        return Tensor.wrap(type, shape, memory.flip());
    }

    Tensor tensor(String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new AssertionError("the golden file has no " + name + ", but only " + tensors.keySet());
        }
        return tensor;
    }

    /** Lists the weights after a number of steps. */
    SortedMap<String, Tensor> weights(int step) {
        return after(step, false);
    }

    /** Lists the optimizer's slots after a number of steps. */
    SortedMap<String, Tensor> slots(int step) {
        return after(step, true);
    }

    private SortedMap<String, Tensor> after(int step, boolean slots) {
        SortedMap<String, Tensor> found = new TreeMap<>();
        String start = step + "/";
        tensors.forEach((name, tensor) -> {
            if (name.startsWith(start) && name.contains(":") == slots) {
                found.put(name.substring(start.length()), tensor);
            }
        });
        return found;
    }

    /** Names the tensor of an input or output: the first has the bare word. */
    static String at(String word, int index) {
        return index == 0 ? word : word + "@" + index;
    }

    /** Holds some rows of every input, and of the targets of every output. */
    record Rows(List<Tensor> inputs, List<WeightedTargets> targets) {}

    Rows rows(int from, int to) {
        return new Rows(
                several("inputs").map(name -> tensor(name).rows(from, to)).toList(),
                several("targets")
                        .map(name -> new WeightedTargets(tensor(name), weights(name)).rows(from, to))
                        .toList());
    }

    private Optional<Tensor> weights(String targets) {
        return Optional.ofNullable(tensors.get(targets.replace("targets", "sampleWeights")));
    }

    private Stream<String> several(String word) {
        return IntStream.iterate(0, i -> i + 1).mapToObj(i -> at(word, i)).takeWhile(name -> tensors.containsKey(name));
    }
}
