package nn.op;

import java.util.HashMap;
import java.util.Map;
import nn.data.Given;

/** Gives names and numbers that no other value of a graph and its sub-graphs has. */
final class Names {
    private final Map<String, Integer> taken = new HashMap<>();
    private int values;

    /** Takes a name, with a number after it where it is taken already. */
    String claim(String wanted) {
        int before = taken.merge(Given.value("a graph: the name", wanted), 1, Integer::sum) - 1;
        return before == 0 ? wanted : claim(wanted + "_" + before);
    }

    /** Numbers the values as they are made. */
    int count() {
        return values++;
    }
}
