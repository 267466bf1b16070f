package nn.spi;

import java.util.List;
import nn.data.Incubating;
import nn.data.Preprocessing;

/**
 * Lists the preprocessing that a library brings, so that files that hold it can be loaded; found by {@link
 * java.util.ServiceLoader} under this type.
 *
 * <p>A file names a kind by its simple name, and never makes a class be loaded. A program lists its own by {@link Kinds}.
 */
@Incubating
public interface Preprocessings {
    /**
     * Lists the kinds.
     *
     * @return records, each of its own simple name
     */
    List<Class<? extends Preprocessing>> classes();

    /**
     * Lists records that stand where a kind has a component that is an interface.
     *
     * @return those that are not nested in that interface; by default none
     */
    default List<Class<? extends Record>> parts() {
        return List.of();
    }

    /**
     * Lists what stands for components that a file lacks, since an older version wrote it: a value for each record, a part
     * of another too, that has been given a component since. Lists, maps and optional components need none, they are empty.
     *
     * @return at most one value of a class; by default none
     */
    default List<Record> defaults() {
        return List.of();
    }
}
