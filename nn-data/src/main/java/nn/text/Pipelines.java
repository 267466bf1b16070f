package nn.text;

import java.util.Map;
import java.util.WeakHashMap;

/** Keeps what was read of each {@code tokenizer.json}, as long as a tokenizer has its text. */
final class Pipelines {
    private static final Map<String, Pipeline> READ = new WeakHashMap<>();

    private Pipelines() {}

    static synchronized Pipeline of(String json) {
        return READ.computeIfAbsent(json, Pipeline::read);
    }
}
