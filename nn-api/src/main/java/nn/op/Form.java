package nn.op;

import java.util.Locale;

/**
 * Says of what type and size a value is.
 *
 * @param type the type of its elements
 * @param dims the sizes of its axes
 */
public record Form(ElementType type, Dims dims) {
    @Override
    public String toString() {
        return type.name().toLowerCase(Locale.ROOT) + " " + dims;
    }
}
