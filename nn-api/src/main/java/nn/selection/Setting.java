package nn.selection;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import nn.data.NnException;
import nn.data.Randoms;

/**
 * What a setting may be: one of some values, or drawn.
 *
 * @param name what trials ask for it by
 * @param values what it may be; empty where it is drawn
 * @param distribution what draws it; empty where there are values
 */
record Setting(String name, List<Object> values, Optional<Distribution> distribution) {
    Object draw(Randoms randoms) {
        return distribution.isPresent() ? distribution.get().draw(randoms) : values.get(randoms.nextInt(values.size()));
    }

    /** Counts the values that it may be, up to a number, which stands for those that cannot be counted. */
    long count(long most) {
        return distribution.isPresent()
                ? Math.min(most, distribution.get().count().orElse(most))
                : Math.min(most, new HashSet<>(values).size());
    }

    void requireValues() {
        distribution.ifPresent(drawn -> {
            throw NnException.of("grid: each setting needs a list of values, but \"%s\" is drawn from %s.", name, drawn)
                    .maybe("list values, over(\"%s\", …), or search at random: Search.random(20).", name);
        });
    }
}
