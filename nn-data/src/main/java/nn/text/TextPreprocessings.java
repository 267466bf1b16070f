package nn.text;

import java.util.List;
import nn.data.Preprocessing;
import nn.spi.Preprocessings;

/** Lists what files may say about text; found by {@link java.util.ServiceLoader}. */
public final class TextPreprocessings implements Preprocessings {
    /** Creates the list. */
    public TextPreprocessings() {}

    @Override
    public List<Class<? extends Preprocessing>> classes() {
        return List.of(Vocabulary.class, Tokenizer.class);
    }
}
