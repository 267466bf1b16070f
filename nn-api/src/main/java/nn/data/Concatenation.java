package nn.data;

import java.nio.ByteBuffer;
import java.util.List;

/** Puts tensors one after the other. */
final class Concatenation {
    private Concatenation() {}

    static Tensor of(List<Tensor> parts) {
        Given.all("concat: tensor", Given.value("concat: the tensors", parts).toArray(Tensor[]::new));
        if (parts.isEmpty()) {
            throw NnException.of("concat needs at least one tensor, but there was none.");
        }
        Tensor first = parts.get(0);
        for (Tensor part : parts) {
            if (part.type() != first.type()
                    || !part.shape().row().equals(first.shape().row())) {
                throw NnException.of("%s cannot be put after %s.", part, first);
            }
        }
        long rows = parts.stream().mapToLong(Tensor::rows).sum();
        if (rows > Integer.MAX_VALUE) {
            throw NnException.of("concat gives at most 2^31 - 1 rows, but was to give %d.", rows);
        }
        Shape shape = first.shape().row().batch((int) rows);
        ByteBuffer all = Tensor.allocate(first.type(), shape);
        parts.forEach(part -> all.put(part.memory()));
        return Tensor.wrap(first.type(), shape, all.rewind());
    }
}
