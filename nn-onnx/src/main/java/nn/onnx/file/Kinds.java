package nn.onnx.file;

import java.util.List;
import nn.layer.Loss;
import nn.layer.Optimizer;
import nn.layer.Schedule;
import nn.metric.Accuracy;
import nn.train.History;

/** Lists the descriptions that a file may hold. */
final class Kinds {
    static final List<Class<?>> ALL = List.of(
            Architecture.class, Loss.class, Optimizer.class, Schedule.Constant.class, Accuracy.class, History.class);

    private Kinds() {}
}
