package nn.op;

import java.util.Locale;
import nn.data.Given;

/**
 * Says of what type and size a value is.
 *
 * @param type the type of its elements
 * @param dims the sizes of its axes
 */
public record Form(ElementType type, Dims dims) {
    /** Refuses what is missing. */
    public Form {
        Given.value("a form: the type", type);
        Given.value("a form: the dims", dims);
    }

    @Override
    public String toString() {
        return type.name().toLowerCase(Locale.ROOT) + " " + dims;
    }
}
