package nn.series;

import java.util.List;
import nn.data.Preprocessing;
import nn.spi.Preprocessings;

/** Lists what files may say about series; found by {@link java.util.ServiceLoader}. */
public final class SeriesPreprocessings implements Preprocessings {
    /** Creates the list. */
    public SeriesPreprocessings() {}

    @Override
    public List<Class<? extends Preprocessing>> classes() {
        return List.of(SeriesScaling.class);
    }
}
