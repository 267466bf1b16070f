package nn.selection;

import java.util.ArrayList;
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
    /** After so many draws without another combination, and so many more for each trial, there is none to be expected. */
    private static final long VAIN = 10_000;

    private static final long VAIN_EACH = 100;

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

    /** Counts the combinations, up to a number. */
    private long combinations(long most) {
        long count = 1;
        for (Setting setting : settings) {
            count = Math.min(most, count * setting.count(most));
        }
        return count;
    }

    /** Draws different combinations; each setting has numbers of its own, so that one more changes no other. */
    List<Map<String, Object>> random(int trials, long seed) {
        requireEnough(trials);
        Set<Map<String, Object>> drawn = new LinkedHashSet<>();
        long last = 0;
        for (long draw = 0; drawn.size() < trials; draw++) {
            last = drawn.add(drawn(seed, draw)) ? draw : last;
            requireOther(trials, drawn.size(), draw - last);
        }
        return List.copyOf(drawn);
    }

    private void requireEnough(int trials) {
        long count = combinations(trials);
        if (count < trials) {
            boolean isListed =
                    settings.stream().allMatch(each -> each.distribution().isEmpty());
            throw NnException.of("random(%d): there are only %d combinations of settings.", trials, count)
                    .maybe("%stry them all: Search.grid().", isListed ? "" : "list what the settings may be, and ");
        }
    }

    private Map<String, Object> drawn(long seed, long draw) {
        Map<String, Object> next = new LinkedHashMap<>();
        for (Setting setting : settings) {
            next.put(setting.name(), setting.draw(Randoms.of(seed, "search/" + setting.name(), draw)));
        }
        return next;
    }

    /** Ends what may never end: how many values a distribution has is not always known. */
    private static void requireOther(int trials, int found, long vain) {
        if (vain > VAIN + VAIN_EACH * trials) {
            throw NnException.of(
                            "random(%d): of the settings %d combinations were drawn, and in %d draws more no other.",
                            trials, found, vain)
                    .maybe("ask for at most %d trials, or let the settings be more values.", found);
        }
    }
}
