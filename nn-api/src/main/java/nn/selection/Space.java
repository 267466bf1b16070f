package nn.selection;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Randoms;

/** All settings that trials may have. */
record Space(List<Setting> settings) {
    Space {
        settings = List.copyOf(settings);
    }

    Space with(Setting more) {
        Given.word("search: the name of a setting", more.name());
        if (settings.stream().anyMatch(each -> each.name().equals(more.name()))) {
            throw NnException.of("search: \"%s\" was already given.", more.name());
        }
        List<Setting> longer = new ArrayList<>(settings);
        longer.add(more);
        return new Space(longer);
    }

    void requireSome() {
        if (settings.isEmpty()) {
            throw NnException.of("search: there is no setting to search over.")
                    .maybe("begin with over(\"units\", 16, 32, 64).");
        }
    }

    /** Lists all combinations; the last setting changes first. */
    List<Map<String, Object>> grid() {
        List<Map<String, Object>> all = List.of(Map.of());
        for (Setting setting : settings) {
            setting.requireValues();
            List<Map<String, Object>> longer = new ArrayList<>();
            for (Map<String, Object> before : all) {
                setting.values().forEach(value -> longer.add(with(before, setting.name(), value)));
            }
            all = longer;
        }
        return all;
    }

    private static Map<String, Object> with(Map<String, Object> before, String name, Object value) {
        Map<String, Object> longer = new LinkedHashMap<>(before);
        longer.put(name, value);
        return longer;
    }

    /** Counts the combinations, up to a number; drawn settings have no end of them. */
    private long combinations(long most) {
        long count = 1;
        for (Setting setting : settings) {
            long values = setting.distribution().isPresent() ? most : new HashSet<>(setting.values()).size();
            count = Math.min(most, count * values);
        }
        return count;
    }

    /** Draws different combinations; each setting has numbers of its own, so that one more changes no other. */
    List<Map<String, Object>> random(int trials, long seed) {
        if (combinations(trials) < trials) {
            throw NnException.of(
                            "random(%d): there are only %d combinations of settings.", trials, combinations(trials))
                    .maybe("try them all: Search.grid().");
        }
        Set<Map<String, Object>> drawn = new LinkedHashSet<>();
        for (long draw = 0; drawn.size() < trials; draw++) {
            Map<String, Object> next = new LinkedHashMap<>();
            for (Setting setting : settings) {
                next.put(setting.name(), setting.draw(Randoms.of(seed, "search/" + setting.name(), draw)));
            }
            drawn.add(next);
        }
        return List.copyOf(drawn);
    }
}
