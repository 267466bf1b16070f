package nn.spi;

import java.util.Optional;
import nn.data.Given;

/**
 * Names something that an engine can compute on.
 *
 * @param name {@code cpu}, {@code cuda:0}, …
 * @param problem why it cannot be used here, and what would help; empty where it can
 */
public record Device(String name, Optional<String> problem) {
    /** Refuses what is missing. */
    public Device {
        Given.value("a device: the name", name);
        Given.value("a device: the problem", problem);
    }

    /** The processor, which is always there. */
    public static final Device CPU = new Device("cpu", Optional.empty());

    /**
     * Tells whether it can be used.
     *
     * @return true if there is no problem
     */
    public boolean usable() {
        return problem.isEmpty();
    }

    /** Writes such as {@code cpu}, or {@code cuda:0 (why not)}. */
    @Override
    public String toString() {
        return problem.map(why -> name + " (" + why + ")").orElse(name);
    }
}
