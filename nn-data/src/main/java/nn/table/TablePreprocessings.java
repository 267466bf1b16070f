package nn.table;

import java.util.List;
import nn.data.Preprocessing;
import nn.spi.Preprocessings;

/** Lists what files may say about tables; found by {@link java.util.ServiceLoader}. */
public final class TablePreprocessings implements Preprocessings {
    /** Creates the list. */
    public TablePreprocessings() {}

    @Override
    public List<Class<? extends Preprocessing>> classes() {
        return List.of(Features.class);
    }

    @Override
    public List<Class<? extends Record>> parts() {
        return List.of(
                NumberEncoding.class,
                BucketEncoding.class,
                CategoryEncoding.class,
                IndexEncoding.class,
                HashEncoding.class,
                DateEncoding.class);
    }
}
