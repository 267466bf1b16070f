package nn.keras;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Tensor;

/** A file that Keras wrote, and what Keras predicted with it, and how it learned on; golden/models.py made both. */
record GoldenModel(String name, Path file, Map<String, Tensor> tensors) {
    static GoldenModel of(String name) {
        Path folder = folder();
        Path file = Stream.of(".keras", ".h5", ".weights.h5")
                .map(end -> folder.resolve(name + end))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
        return new GoldenModel(name, file, tensors(folder.resolve(name + ".txt")));
    }

    static Path folder() {
        try {
            return Path.of(GoldenModel.class.getResource("mlp.keras").toURI()).getParent();
        } catch (URISyntaxException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    /** Lists all that stand there. */
    static Stream<String> names() {
        try (Stream<Path> files = Files.list(folder())) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".txt"))
                    .map(name -> name.substring(0, name.length() - 4))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException why) {
            throw new UncheckedIOException(why);
        }
    }

    private static Map<String, Tensor> tensors(Path file) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        try (InputStream in = Files.newInputStream(file)) {
            new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().forEach(line -> {
                String[] words = line.split(" ", -1);
                int[] sizes = words[1].equals("scalar")
                        ? new int[0]
                        : Stream.of(words[1].split("x", -1))
                                .mapToInt(Integer::parseInt)
                                .toArray();
                float[] numbers = new float[words.length - 2];
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] = Float.parseFloat(words[i + 2]);
                }
                tensors.put(words[0], Tensor.of(Shape.of(sizes), numbers));
            });
        } catch (IOException why) {
            throw NnException.unreadable(file, why);
        }
        return tensors;
    }

    /** Lists tensors of one name, one an input or output: {@code input@0}, {@code input@1}. */
    List<Tensor> all(String word) {
        List<Tensor> all = new ArrayList<>();
        for (int i = 0; tensors.containsKey(word + "@" + i); i++) {
            all.add(tensors.get(word + "@" + i));
        }
        return all;
    }

    boolean learns() {
        return tensors.containsKey("losses");
    }
}
