package nn.benchmarks;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the file of ONNX Runtime's profiler: a JSON array of spans of time, of whole runs and of the kernels in them. */
final class OrtProfile {
    private static final String KERNEL = "_kernel_time";

    private OrtProfile() {}

    /** Holds when something began and how long it took, in microseconds; the op is empty for a whole run. */
    private record Span(String op, long begun, long micros) {
        long end() {
            return begun + micros;
        }
    }

    /**
     * Sums up what each kind of op took in a run; of an op that holds a graph, what its inner ops took is theirs.
     *
     * @param skipped how many runs come first that only warm up
     */
    static List<OpTime> read(Reader file, int skipped) throws IOException {
        List<Span> spans = spans(file);
        List<Span> runs = spans.stream().filter(span -> span.op().isEmpty()).toList();
        long from = runs.get(skipped).begun();
        int count = runs.size() - skipped;
        Map<String, long[]> sums = new TreeMap<>();
        Deque<Span> open = new ArrayDeque<>();
        for (Span span : spans.stream()
                .filter(each -> !each.op().isEmpty() && each.begun() >= from)
                .toList()) {
            while (!open.isEmpty() && open.element().end() <= span.begun()) {
                open.remove();
            }
            if (!open.isEmpty()) {
                add(sums, open.element().op(), 0, -span.micros());
            }
            add(sums, span.op(), 1, span.micros());
            open.push(span);
        }
        return sums.entrySet().stream()
                .map(sum ->
                        new OpTime(sum.getKey(), (double) sum.getValue()[0] / count, sum.getValue()[1] / 1e3 / count))
                .toList();
    }

    private static void add(Map<String, long[]> sums, String op, int calls, long micros) {
        long[] sum = sums.computeIfAbsent(op, none -> new long[2]);
        sum[0] += calls;
        sum[1] += micros;
    }

    /** Gives runs and kernels in the order in which they began, what holds others before those. */
    private static List<Span> spans(Reader file) throws IOException {
        List<Span> spans = new ArrayList<>();
        try (JsonReader reader = new JsonReader(file)) {
            reader.beginArray();
            while (reader.hasNext()) {
                JsonObject event = JsonParser.parseReader(reader).getAsJsonObject();
                String name = event.get("name").getAsString();
                if (name.equals("model_run")) {
                    spans.add(span("", event));
                } else if (name.endsWith(KERNEL)) {
                    spans.add(span(event.getAsJsonObject("args").get("op_name").getAsString(), event));
                }
            }
        }
        spans.sort(Comparator.comparingLong(Span::begun)
                .thenComparing(Comparator.comparingLong(Span::end).reversed()));
        return spans;
    }

    private static Span span(String op, JsonObject event) {
        return new Span(op, event.get("ts").getAsLong(), event.get("dur").getAsLong());
    }
}
