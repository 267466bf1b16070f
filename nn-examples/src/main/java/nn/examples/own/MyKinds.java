package nn.examples.own;

import java.util.List;
import nn.spi.Kinds;

/** Lists the kinds that files may hold, so that they load without being named. */
// DOC
public final class MyKinds implements Kinds {
    @Override
    public List<Class<?>> classes() {
        return List.of(Highway.class, FocalLoss.class, Signum.class);
    }
}
// DOC ends
