package nn.onnx.train;

import static nn.Layers.dense;
import static nn.Losses.meanSquaredError;
import static nn.Optimizers.adam;
import static nn.Optimizers.sgd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nn.Sequential;
import nn.data.NnException;
import nn.data.Randoms;
import nn.data.Shape;
import nn.data.State;
import nn.data.Tensor;
import nn.onnx.OnnxEngine;
import nn.optimizer.Optimizer;
import nn.spi.Chunk;
import nn.spi.Device;
import nn.spi.Plan;
import nn.spi.Steps;
import nn.spi.Trainer;
import org.junit.jupiter.api.Test;

class OnnxTrainerTest {
    private static final OnnxEngine ENGINE = new OnnxEngine();

    private static Plan plan(Optimizer optimizer) {
        return new Plan(
                Sequential.of(dense(5).tanh(), dense(2).sigmoid()).network(Shape.of(3)),
                meanSquaredError(),
                optimizer,
                7,
                true);
    }

    private static State start(Plan plan) {
        return plan.start(plan.network().draw(7));
    }

    /** Cuts a run of 12 rows, the same in each test, into steps of 2 rows from one step to another. */
    private static Chunk chunk(int from, int to) {
        Randoms random = Randoms.of(1, "rows", 0);
        float[] inputs = new float[36];
        float[] targets = new float[24];
        for (int i = 0; i < 36; i++) {
            inputs[i] = (float) random.nextGaussian();
        }
        for (int i = 0; i < 24; i++) {
            targets[i] = random.nextInt(2);
        }
        float[] rates = new float[to - from];
        Arrays.fill(rates, 0.5f);
        return new Chunk(
                List.of(Tensor.of(Shape.of(12, 3), inputs).rows(from * 2, to * 2)),
                Tensor.of(Shape.of(12, 2), targets).rows(from * 2, to * 2),
                Optional.empty(),
                2,
                from,
                rates);
    }

    @Test
    void whatGoesInComesOutBitForBit() {
        Plan plan = plan(adam());
        State start = start(plan);
        try (Trainer trainer = ENGINE.trainer(plan, start, Device.CPU)) {
            assertThat(trainer.state()).isEqualTo(start);
        }
    }

    @Test
    void lossesFall() {
        Plan plan = plan(sgd(0.5));
        try (Trainer trainer = ENGINE.trainer(plan, start(plan), Device.CPU)) {
            float before = trainer.evaluate(chunk(0, 1)).losses()[0];
            for (int i = 0; i < 50; i++) {
                trainer.train(chunk(0, 1));
            }
            assertThat(trainer.evaluate(chunk(0, 1)).losses()[0]).isLessThan(before / 2);
        }
    }

    @Test
    void theChunksLengthChangesNoBit() {
        Plan plan = plan(adam());
        State whole = after(plan, chunk(0, 6));
        State parts = after(plan, chunk(0, 1), chunk(1, 2), chunk(2, 6));
        assertThat(parts).isEqualTo(whole);
    }

    /** Kernels stand transposed while steps come one by one; whoever asks in between finds them as they are. */
    @Test
    void stepsOneByOneChangeNoBitWhateverIsAskedInBetween() {
        Plan plan = plan(sgd(0.5));
        State begun = after(plan, chunk(0, 2));
        State ended = after(plan, chunk(0, 6));
        Chunk rows = chunk(0, 1);
        try (Trainer trainer = ENGINE.trainer(plan, start(plan), Device.CPU);
                Trainer other = ENGINE.trainer(plan, begun, Device.CPU)) {
            trainer.train(chunk(0, 1));
            trainer.train(chunk(1, 2));
            assertThat(trainer.predict(rows.inputs(), List.of("dense_1")))
                    .isEqualTo(other.predict(rows.inputs(), List.of("dense_1")));
            assertThat(trainer.evaluate(rows).losses())
                    .isEqualTo(other.evaluate(rows).losses());
            assertThat(trainer.state()).isEqualTo(begun);
            trainer.train(chunk(2, 3));
            trainer.train(chunk(3, 6));
            assertThat(trainer.state()).isEqualTo(ended);
        }
    }

    @Test
    void stepsOneByOneGoOnFromWhatWasRestored() {
        Plan plan = plan(sgd(0.5));
        State begun = after(plan, chunk(0, 2));
        try (Trainer trainer = ENGINE.trainer(plan, start(plan), Device.CPU)) {
            trainer.train(chunk(4, 5));
            trainer.restore(begun);
            assertThat(trainer.state()).isEqualTo(begun);
            trainer.train(chunk(2, 3));
            assertThat(trainer.state()).isEqualTo(after(plan, chunk(0, 3)));
        }
    }

    private static State after(Plan plan, Chunk... chunks) {
        try (Trainer trainer = ENGINE.trainer(plan, start(plan), Device.CPU)) {
            for (Chunk chunk : chunks) {
                trainer.train(chunk);
            }
            return trainer.state();
        }
    }

    @Test
    void outputsAreThoseBeforeTheUpdate() {
        Plan plan = plan(sgd(0.5));
        try (Trainer trainer = ENGINE.trainer(plan, start(plan), Device.CPU)) {
            Steps evaluated = trainer.evaluate(chunk(0, 1));
            Steps trained = trainer.train(chunk(0, 1));
            assertThat(trained.outputs()).isEqualTo(evaluated.outputs());
        }
    }

    @Test
    void restoringGoesBack() {
        Plan plan = plan(adam());
        State start = start(plan);
        try (Trainer trainer = ENGINE.trainer(plan, start, Device.CPU)) {
            trainer.train(chunk(0, 6));
            trainer.restore(start);
            assertThat(trainer.state()).isEqualTo(start);
        }
    }

    @Test
    void isOfNoUseOnceClosed() {
        Plan plan = plan(adam());
        Trainer trainer = ENGINE.trainer(plan, start(plan), Device.CPU);
        trainer.close();
        trainer.close();
        assertThatThrownBy(() -> trainer.train(chunk(0, 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the training is closed.\nMaybe ask for model() before closing it.");
        assertThatThrownBy(trainer::state).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aStateOfAnotherNetworkIsRefused() {
        Plan plan = plan(adam());
        assertThatThrownBy(() -> ENGINE.trainer(plan, start(plan(sgd(1))), Device.CPU))
                .isInstanceOf(NnException.class)
                .hasMessage(
                        "the state has no slot \"dense/kernel:m\".\nMaybe it belongs to another network or optimizer.");
    }

    @Test
    void aChunkOfAnotherWidthIsRefused() {
        Plan plan = plan(adam());
        Chunk good = chunk(0, 1);
        Chunk bad =
                new Chunk(List.of(Tensor.zeros(Shape.of(2, 4))), good.targets(), Optional.empty(), 2, 0, good.rates());
        try (Trainer trainer = ENGINE.trainer(plan, start(plan), Device.CPU)) {
            assertThatThrownBy(() -> trainer.train(bad))
                    .isInstanceOf(NnException.class)
                    .hasMessage("input \"input\" must be [2, 3], but was [2, 4].");
        }
    }
}
