package nn.train;

import static nn.Callbacks.learningRateScheduler;
import static nn.Callbacks.onEpochBegin;
import static nn.Callbacks.onEpochEnd;
import static nn.Callbacks.reduceLROnPlateau;
import static nn.Optimizers.sgd;
import static nn.Schedules.exponentialDecay;
import static nn.Schedules.inverseTimeDecay;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import nn.Model;
import nn.data.Dataset;
import nn.data.Optimization;
import nn.data.Shape;
import nn.data.State;
import nn.data.Tensor;
import nn.optimizer.Schedule;
import nn.optimizer.Sgd;
import nn.spi.Chunk;
import org.junit.jupiter.api.Test;

/** Trains one model several times, with something changed in between. */
class GoingOnTest {
    /** Six rows, each of which is known by its first feature; three steps an epoch. */
    private static final Dataset SIX = numbered(6);

    private static final Sgd MOMENTUM = sgd(0.01).momentum(0.9);

    private final List<Integer> rows = new ArrayList<>();
    private final List<Float> rates = new ArrayList<>();
    private final List<Long> steps = new ArrayList<>();
    private final TinyEngine engine = new TinyEngine() {
        @Override
        protected void before(Chunk chunk) {
            Tensor input = chunk.inputs().get(0);
            for (int i = 0; i < input.rows(); i++) {
                rows.add((int) input.row(i).floats()[0]);
            }
            for (int i = 0; i < chunk.steps(); i++) {
                rates.add(chunk.rates()[i]);
                steps.add(chunk.firstStep() + i);
            }
        }
    };

    private static Dataset numbered(int count) {
        float[] features = new float[count * 3];
        for (int i = 0; i < count; i++) {
            features[i * 3] = i;
        }
        return Dataset.of(Tensor.of(Shape.of(count, 3), features), Tensor.of(Shape.of(count, 2), new float[count * 2]));
    }

    private Model first(UnaryOperator<Fit> more) {
        return TinyData.train(SIX, fit -> more.apply(fit.engine(engine).batchSize(2)));
    }

    private static Model next(Model model, UnaryOperator<Fit> more) {
        return model.fit(SIX, fit -> more.apply(fit.batchSize(2).verbose(0)));
    }

    /** Divides what was seen into epochs. */
    private List<List<Integer>> orders() {
        List<List<Integer>> orders = new ArrayList<>();
        for (int i = 0; i < rows.size(); i += 6) {
            orders.add(List.copyOf(rows.subList(i, i + 6)));
        }
        return orders;
    }

    @Test
    void eachEpochHasAnOrderOfItsOwn() {
        first(fit -> fit.epochs(5));
        assertThat(orders()).hasSize(5).doesNotHaveDuplicates();
        assertThat(orders()).allSatisfy(order -> assertThat(order).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5));
    }

    @Test
    void orderAndStepsGoOnWhenTheOptimizerChanges() {
        Model model = first(fit -> fit.optimizer(sgd(0.1)));
        model = next(model, fit -> fit.optimizer(sgd(0.05)));
        model = next(model, fit -> fit.optimizer(MOMENTUM));
        assertThat(orders()).hasSize(3).doesNotHaveDuplicates();
        assertThat(steps).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
        assertThat(model.state().step()).isEqualTo(9);
    }

    @Test
    void orderAndStepsGoOnWhenTheWeightsChange() {
        Model model = first(fit -> fit);
        Model other = model.withWeights(Map.of("dense/bias", Tensor.zeros(Shape.of(2))));
        assertThat(other.state().step()).isEqualTo(3);
        assertThat(other.state().slots()).isEmpty();
        next(other, fit -> fit);
        assertThat(orders()).hasSize(2).doesNotHaveDuplicates();
        assertThat(steps).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void anotherRateAloneKeepsTheSlots() {
        Model once = first(fit -> fit.optimizer(MOMENTUM).epochs(4).callbacks(onEpochBegin(training -> {
            if (training.epoch() == 2) {
                training.learningRate(0.002);
            }
        })));
        Model half = first(fit -> fit.optimizer(MOMENTUM).epochs(2));
        Model whole = next(half, fit -> fit.optimizer(sgd(0.002).momentum(0.9)).epochs(2));
        assertThat(whole.state().slots()).isEqualTo(once.state().slots());
        assertThat(whole.weights()).isEqualTo(once.weights());
        assertThat(whole.state().optimization().slotsBegan()).isEmpty();
    }

    @Test
    void anotherOptionStartsTheSlotsAnewAndRemembersWhen() {
        Model other = next(first(fit -> fit.optimizer(MOMENTUM)), fit -> fit.optimizer(MOMENTUM.momentum(0.5)));
        assertThat(other.state().optimization().slotsBegan()).isEqualTo(Map.of("dense/kernel", 3L, "dense/bias", 3L));
    }

    @Test
    void aRateThatAPlateauLoweredGoesOn() {
        Model model = first(fit -> fit.optimizer(sgd(0.1))
                .callbacks(reduceLROnPlateau("loss").patience(1).minDelta(1e9).factor(0.5))
                .epochs(2));
        assertThat(model.state().optimization().learningRate()).hasValue(0.05);
        next(model, fit -> fit.epochs(2));
        assertThat(rates).containsExactly(.1f, .1f, .1f, .1f, .1f, .1f, .05f, .05f, .05f, .05f, .05f, .05f);
    }

    @Test
    void aSchedulerOfEpochsGoesOnFromTheRateItCameTo() {
        var halved = learningRateScheduler((epoch, rate) -> rate * .5);
        Model model = first(fit -> fit.optimizer(sgd(0.8)).callbacks(halved).epochs(2));
        Model second = next(model, fit -> fit.callbacks(halved));
        assertThat(second.history().get("learning_rate")).containsExactly(0.4, 0.2, 0.1);
    }

    @Test
    void whoChoosesAnOptimizerSetsTheRateAnew() {
        Sgd optimizer = sgd(0.1);
        Model model = first(fit -> fit.optimizer(optimizer).callbacks(onEpochEnd(each -> each.learningRate(0.001))));
        Model other = next(model, fit -> fit.optimizer(optimizer));
        assertThat(rates).containsExactly(.1f, .1f, .1f, .1f, .1f, .1f);
        assertThat(other.state().optimization()).isEqualTo(Optimization.FROM_THE_FIRST);
    }

    @Test
    void aScheduleGoesOnWithItsOptimizer() {
        Sgd optimizer = sgd(exponentialDecay(1, 1, 0.5));
        Model model = next(first(fit -> fit.optimizer(optimizer)), fit -> fit);
        next(model, fit -> fit.optimizer(sgd(exponentialDecay(1, 1, 0.5))));
        assertThat(rates).containsExactly(1f, .5f, .25f, .125f, .0625f, .03125f, .015625f, .0078125f, .00390625f);
    }

    @Test
    void anotherScheduleBeginsAtItsOwnStart() {
        Model model = first(fit -> fit.optimizer(sgd(exponentialDecay(1, 1, 0.5))));
        model = next(model, fit -> fit.optimizer(sgd(inverseTimeDecay(1, 1, 1))));
        next(model, fit -> fit);
        assertThat(rates).containsExactly(1f, .5f, .25f, 1f, 1 / 2f, 1 / 3f, 1 / 4f, 1 / 5f, 1 / 6f);
    }

    @Test
    void aScheduleBeginsAgainUnderAnotherOptimizer() {
        Schedule schedule = exponentialDecay(1, 1, 0.5);
        next(
                first(fit -> fit.optimizer(sgd(schedule))),
                fit -> fit.optimizer(sgd(schedule).momentum(0.5)));
        assertThat(rates).containsExactly(1f, .5f, .25f, 1f, .5f, .25f);
    }

    @Test
    void goingBackToAStateLeavesTheRateThatWasSet() {
        List<State> states = new ArrayList<>();
        Model model = first(fit -> fit.optimizer(sgd(0.1)).epochs(2).callbacks(onEpochEnd(training -> {
            states.add(training.state());
            training.learningRate(training.learningRate() / 2);
            training.restore(states.get(0));
        })));
        assertThat(model.weights()).isEqualTo(states.get(0).weights());
        assertThat(model.state().step()).isEqualTo(3);
        assertThat(model.state().optimization().learningRate()).hasValue(0.025);
    }

    @Test
    void theHistoryTellsWhereTheLossDiverged() {
        UnaryOperator<Fit> steep = fit -> fit.optimizer(sgd(1e30)).epochs(2);
        Model model = first(steep);
        assertThat(model.history().diverged()).isEqualTo("the loss became Infinity in epoch 1, at step 2 of 3");
        assertThat(model.history().brief()).endsWith(", the loss became Infinity in epoch 1, at step 2 of 3");
        assertThat(first(fit -> fit).history().diverged()).isEmpty();
        Model again = next(model, fit -> fit);
        assertThat(again.history().diverged()).isEqualTo("the loss became NaN in epoch 1, at step 1 of 3");
    }

    @Test
    void aTrainingToldToBeSilentPrintsNothingAboutIt() {
        PrintStream standard = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            first(fit -> fit.optimizer(sgd(1e30)).epochs(2).verbose(0));
        } finally {
            System.setOut(standard);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }
}
