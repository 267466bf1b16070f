package nn.image;

import java.util.List;
import nn.data.Preprocessing;
import nn.spi.Preprocessings;

/** Lists what files may say about images; found by {@link java.util.ServiceLoader}. */
public final class ImagePreprocessings implements Preprocessings {
    /** Creates the list. */
    public ImagePreprocessings() {}

    @Override
    public List<Class<? extends Preprocessing>> classes() {
        return List.of(ImageOptions.class);
    }
}
