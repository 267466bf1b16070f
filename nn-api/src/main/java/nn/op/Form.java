package nn.op;

/**
 * Says of what type and size a value is.
 *
 * @param type the type of its elements
 * @param dims the sizes of its axes
 */
public record Form(ElementType type, Dims dims) {
    @Override
    public String toString() {
        return type.name().toLowerCase(java.util.Locale.ROOT) + " " + dims;
    }
}
