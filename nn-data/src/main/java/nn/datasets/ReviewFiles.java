package nn.datasets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Tensor;

/** Collects reviews from files such as {@code aclImdb/train/pos/127_7.txt}, whatever the order in which they come. */
final class ReviewFiles {
    private static final Pattern NAME = Pattern.compile("(?:.*/)?(train|test)/(neg|pos)/(\\d{1,9})_\\d+\\.txt");
    private static final int LONGEST = 1_000_000;

    private final Map<Integer, String> train = new TreeMap<>();
    private final Map<Integer, String> test = new TreeMap<>();

    void take(String name, InputStream in) throws IOException {
        Matcher parts = NAME.matcher(name);
        if (parts.matches()) {
            byte[] text = in.readNBytes(LONGEST);
            if (in.read() >= 0) {
                throw NnException.of("%s: a review must be shorter than %d bytes, but is not.", name, LONGEST);
            }
            Map<Integer, String> half = parts.group(1).equals("train") ? train : test;
            half.put(2 * Integer.parseInt(parts.group(3)) + (isPraise(parts) ? 1 : 0), new String(text, UTF_8));
        }
    }

    private static boolean isPraise(Matcher parts) {
        return parts.group(2).equals("pos");
    }

    /** Takes all files below a folder. */
    void takeAll(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                try (InputStream in = Files.newInputStream(file)) {
                    take(folder.relativize(file).toString().replace('\\', '/'), in);
                }
            }
        }
    }

    /** Pairs the texts with their labels, by number, blame and praise of each in turn. */
    Imdb imdb(String source) {
        return new Imdb(source, reviews("train", train), reviews("test", test));
    }

    private static Reviews reviews(String half, Map<Integer, String> found) {
        if (found.isEmpty()) {
            throw NnException.of("there must be reviews in %s/neg and %s/pos, but is none.", half, half)
                    .maybe("name the folder aclImdb, or the one that holds it.");
        }
        int[] labels = found.keySet().stream().mapToInt(key -> key % 2).toArray();
        return new Reviews(found.values().stream().toList(), Tensor.of(Shape.of(labels.length), labels));
    }
}
