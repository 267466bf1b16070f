package nn.onnx.file;

import java.util.List;
import nn.data.Optimization;
import nn.loss.Loss;
import nn.metric.Accuracy;
import nn.metric.Auc;
import nn.metric.BinaryAccuracy;
import nn.metric.F1;
import nn.metric.Mae;
import nn.metric.Mse;
import nn.metric.Precision;
import nn.metric.R2;
import nn.metric.Recall;
import nn.metric.Rmse;
import nn.metric.TopKAccuracy;
import nn.metric.Weighted;
import nn.optimizer.Optimizer;
import nn.optimizer.Schedule;
import nn.schedule.CosineDecay;
import nn.schedule.CosineDecayRestarts;
import nn.schedule.ExponentialDecay;
import nn.schedule.InverseTimeDecay;
import nn.schedule.PiecewiseConstantDecay;
import nn.schedule.PolynomialDecay;
import nn.train.History;
import nn.train.Named;

/** Lists the descriptions that a file may hold; what users write themselves cannot be read back and is left out. */
final class Kinds {
    static final List<Class<?>> ALL = List.of(
            Architecture.class,
            History.class,
            Optimization.class,
            Loss.class,
            Optimizer.class,
            Schedule.Constant.class,
            CosineDecay.class,
            CosineDecayRestarts.class,
            ExponentialDecay.class,
            InverseTimeDecay.class,
            PiecewiseConstantDecay.class,
            PolynomialDecay.class,
            Accuracy.class,
            Auc.class,
            BinaryAccuracy.class,
            F1.class,
            Mae.class,
            Mse.class,
            Named.class,
            Precision.class,
            R2.class,
            Recall.class,
            Rmse.class,
            TopKAccuracy.class,
            Weighted.class);

    private Kinds() {}
}
