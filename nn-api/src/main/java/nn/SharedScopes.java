package nn;

import java.util.HashMap;
import java.util.Map;
import nn.data.NnException;
import nn.layer.LayerNames;
import nn.layer.Shared;

/** Knows where shared layers were placed first, and so under which names their weights stand. */
final class SharedScopes {
    private final Map<String, Shared> placed = new HashMap<>();
    /** Where a shared layer was placed first, by the name that it has where it is placed again. */
    private final Map<String, String> first = new HashMap<>();

    /** Names a place of a shared layer. */
    String place(Shared layer, LayerNames names) {
        Shared before = placed.putIfAbsent(layer.name(), layer);
        if (before == null) {
            return names.of(layer, "");
        }
        if (!before.equals(layer)) {
            throw NnException.of("two different layers are shared as \"%s\": %s and %s.", layer.name(), before, layer)
                    .maybe("name them apart.");
        }
        String again = names.again(layer.name());
        first.put(again, layer.name());
        return again;
    }

    /** Returns what the names of a node's weights begin with. */
    String owner(String node) {
        int slash = node.indexOf('/');
        String top = slash < 0 ? node : node.substring(0, slash);
        return first.containsKey(top) ? first.get(top) + node.substring(top.length()) : node;
    }
}
