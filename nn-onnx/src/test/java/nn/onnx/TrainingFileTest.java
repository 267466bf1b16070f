package nn.onnx;

import static nn.Layers.TIME;
import static nn.Layers.batchNormalization;
import static nn.Layers.conv2D;
import static nn.Layers.dense;
import static nn.Layers.dropout;
import static nn.Layers.embedding;
import static nn.Layers.flatten;
import static nn.Layers.gru;
import static nn.Layers.input;
import static nn.Layers.lstm;
import static nn.Layers.maxPool2D;
import static nn.Losses.meanSquaredError;
import static nn.Losses.sparseCategoricalCrossentropy;
import static nn.Optimizers.adadelta;
import static nn.Optimizers.adagrad;
import static nn.Optimizers.adam;
import static nn.Optimizers.adamW;
import static nn.Optimizers.adamax;
import static nn.Optimizers.ftrl;
import static nn.Optimizers.lion;
import static nn.Optimizers.nadam;
import static nn.Optimizers.rmsprop;
import static nn.Optimizers.sgd;
import static nn.Regularizers.l2;
import static nn.Schedules.exponentialDecay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import nn.Functional;
import nn.Model;
import nn.Sequential;
import nn.Symbol;
import nn.TrainingSession;
import nn.data.Dataset;
import nn.data.NnException;
import nn.data.Randoms;
import nn.data.Shape;
import nn.data.Tensor;
import nn.op.Ops;
import nn.op.Value;
import nn.optimizer.Coefficient;
import nn.optimizer.Optimizer;
import nn.optimizer.Schedule;
import nn.optimizer.Update;
import nn.train.Fit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TrainingFileTest {
    private static final int BATCH = 8;
    /** More where a script compares other runtimes by the files that stay in target/training-check. */
    private static final int STEPS = Integer.getInteger("nn.steps", 20);

    private static final int MANY = 100;

    @TempDir
    private Path place;

    private static Tensor numbers(String name, Shape shape, int from) {
        Randoms randoms = Randoms.of(3, name, from);
        float[] values = new float[shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) randoms.nextGaussian();
        }
        return Tensor.of(shape, values);
    }

    private static Tensor whole(String name, Shape shape, int below, int from) {
        Randoms randoms = Randoms.of(3, name, from);
        int[] values = new int[shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = randoms.nextInt(below);
        }
        return Tensor.of(shape, values);
    }

    static Stream<Arguments> trainings() {
        Sequential plain = Sequential.of(
                        dense(8).relu().kernelRegularizer(l2(0.01)),
                        batchNormalization(),
                        dropout(0.3),
                        dense(3).softmax())
                .input(5);
        Sequential images = Sequential.of(conv2D(3, 3).relu(), maxPool2D(), flatten(), dropout(0.2), dense(3).softmax())
                .input(1, 8, 8);
        Sequential words = Sequential.of(
                        embedding(9, 4).maskZero(), lstm(5).returnSequences(), gru(4), dense(3).softmax())
                .input(6);
        return Stream.of(
                Arguments.of("sgd", plain, with(fit -> fit.optimizer(sgd(0.1)))),
                Arguments.of(
                        "momentum and a schedule",
                        plain,
                        with(fit ->
                                fit.optimizer(sgd(exponentialDecay(0.1, 3, 0.9)).momentum(0.9)))),
                Arguments.of("rmsprop", plain, with(fit -> fit.optimizer(rmsprop(0.01)))),
                Arguments.of("adagrad", plain, with(fit -> fit.optimizer(adagrad(0.1)))),
                Arguments.of("adadelta", plain, with(fit -> fit.optimizer(adadelta(1)))),
                Arguments.of("adamW", plain, with(fit -> fit.optimizer(adamW(0.01)))),
                Arguments.of("nadam", plain, with(fit -> fit.optimizer(nadam(0.01)))),
                Arguments.of("adamax", plain, with(fit -> fit.optimizer(adamax(0.01)))),
                Arguments.of("ftrl", plain, with(fit -> fit.optimizer(ftrl(0.1)))),
                Arguments.of("lion", plain, with(fit -> fit.optimizer(lion(0.01)))),
                Arguments.of("adam", plain, with(fit -> fit.optimizer(adam(0.01)))),
                Arguments.of(
                        "means of weights, gradients of three steps, decay",
                        plain,
                        with(fit -> fit.optimizer(sgd(0.1).useEma(true)
                                .emaMomentum(0.9)
                                .gradientAccumulationSteps(3)
                                .weightDecay(0.01)))),
                Arguments.of("images", images, with(fit -> fit.optimizer(adam(0.01)))),
                Arguments.of("masked words", words, with(fit -> fit.optimizer(adam(0.01)))));
    }

    private static UnaryOperator<Fit> with(UnaryOperator<Fit> more) {
        return fit -> more.apply(fit.loss(sparseCategoricalCrossentropy()).seed(5));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("trainings")
    void learnsOutsideWhatTheEngineLearns(String name, Sequential network, UnaryOperator<Fit> settings)
            throws Exception {
        int steps = name.equals("adam") ? MANY : STEPS;
        Model model = network.init(7);
        CheckedTraining check = new CheckedTraining(name);
        Onnx.saveTraining(model, check.file(), settings, form -> form.steps(steps));
        Shape row = model.network().inputs().get(0).shape();
        try (ForeignTraining foreign = new ForeignTraining(check.file());
                TrainingSession own = model.training(settings)) {
            for (int step = 0; step < steps; step += 2) {
                Shape two = row.batch(2 * BATCH);
                Tensor inputs = name.equals("masked words") ? whole("words", two, 9, step) : numbers("rows", two, step);
                Tensor labels = whole("labels", Shape.of(2 * BATCH), 3, step);
                float[] rates = new float[2];
                float[] losses = new float[2];
                for (int i = 0; i < 2; i++) {
                    rates[i] = (float) own.learningRate();
                    losses[i] = (float) own.step(Dataset.of(inputs, labels).rows(i * BATCH, (i + 1) * BATCH))
                            .loss();
                }
                float[] found = foreign.steps(
                        Map.of(
                                "input:input", inputs.reshape(row.batch(BATCH).batch(2)),
                                "targets", labels.reshape(Shape.of(2, BATCH))),
                        rates);
                assertThat(found).containsExactly(losses, within(1e-6f));
                check.add(inputs, labels, losses);
            }
            Model learned = Onnx.load(foreign.save(place.resolve("learned.onnx")));
            assertThat(learned.state().step()).isEqualTo(steps);
            assertThat(learned.state()).isEqualTo(own.model().state());
            check.end(own.model().state(), foreign.stateNames());
        }
    }

    @Test
    void goesOnFromAStateWhoseLayersBeganApart() throws Exception {
        UnaryOperator<Fit> settings = with(fit -> fit.optimizer(adam(0.01)));
        Dataset rows = Dataset.of(numbers("rows", Shape.of(BATCH, 5), 0), whole("rows", Shape.of(BATCH), 3, 0));
        Model model = Sequential.of(
                        dense(4).relu().named("body"), dense(3).softmax().named("head"))
                .input(5)
                .init(7)
                .freeze("body")
                .fit(rows, fit -> settings.apply(fit).epochs(3).verbose(0))
                .unfreeze();
        Onnx.saveTraining(model, place.resolve("training.onnx"), fit -> fit);
        try (ForeignTraining foreign = new ForeignTraining(place.resolve("training.onnx"));
                TrainingSession own = model.training(fit -> fit)) {
            double loss = own.step(rows).loss();
            own.step(rows);

            assertThat(foreign.contract().get("firstStep").getAsLong()).isEqualTo(3);
            assertThat(foreign.steps(one(rows), 0.01f)[0]).isCloseTo((float) loss, within(1e-6f));
            foreign.steps(one(rows), 0.01f);
            Model learned = Onnx.load(foreign.save(place.resolve("learned.onnx")));
            assertThat(learned.state()).isEqualTo(own.model().state());
            assertThat(learned.state().optimization().slotsBegan("body/kernel")).isEqualTo(3);
        }
    }

    private static Map<String, Tensor> one(Dataset rows) {
        Tensor input = rows.input();
        Tensor targets = rows.targets();
        return Map.of(
                "input:input", input.reshape(input.shape().batch(1)),
                "targets", targets.reshape(targets.shape().batch(1)));
    }

    @Test
    void takesAlongWhatWasImported() throws Exception {
        UnaryOperator<Fit> settings = with(fit -> fit.optimizer(adam(0.01)));
        Model first = Sequential.of(conv2D(3, 3).relu(), maxPool2D(), flatten(), dense(3).softmax())
                .input(1, 8, 8)
                .init(7);
        Onnx.save(first, place.resolve("first.onnx"));
        Model model = Onnx.model(place.resolve("first.onnx"));
        Dataset rows = Dataset.of(numbers("rows", Shape.of(BATCH, 1, 8, 8), 0), whole("rows", Shape.of(BATCH), 3, 0));
        Onnx.saveTraining(model, place.resolve("training.onnx"), settings);
        try (ForeignTraining foreign = new ForeignTraining(place.resolve("training.onnx"));
                TrainingSession own = model.training(settings)) {
            double loss = own.step(rows).loss();

            assertThat(foreign.steps(one(rows), 0.01f)[0]).isCloseTo((float) loss, within(1e-6f));
            Model learned = Onnx.load(foreign.save(place.resolve("learned.onnx")));
            assertThat(learned.state()).isEqualTo(own.model().state());
            assertThat(learned.weights().keySet()).allMatch(name -> name.startsWith("imported/"));
        }
    }

    @Test
    void leavesWhatIsFrozenOutOfTheState() throws Exception {
        Model model = Sequential.of(dense(4).relu().named("body"), dense(3).named("head"))
                .input(5)
                .init(7)
                .freeze("body");
        Onnx.saveTraining(
                model,
                place.resolve("training.onnx"),
                fit -> fit.loss(meanSquaredError()).optimizer(sgd(0.1)));
        try (ForeignTraining foreign = new ForeignTraining(place.resolve("training.onnx"))) {
            assertThat(foreign.stateNames()).containsExactlyInAnyOrder("head/kernel", "head/bias", "step");
            foreign.steps(
                    Map.of(
                            "input:input", numbers("rows", Shape.of(1, BATCH, 5), 0),
                            "targets", numbers("targets", Shape.of(1, BATCH, 3), 0)),
                    0.1f);
            Model learned = Onnx.load(foreign.save(place.resolve("learned.onnx")));
            assertThat(learned.weights().get("body/kernel"))
                    .isEqualTo(model.weights().get("body/kernel"));
            assertThat(learned.weights().get("head/kernel"))
                    .isNotEqualTo(model.weights().get("head/kernel"));
        }
    }

    @Test
    void weighsSeveralOutputsAndTheirRows() throws Exception {
        Symbol facts = input("facts", 5);
        Symbol seen = facts.then(dense(4).relu());
        Model model = Functional.of(
                        List.of(facts),
                        List.of(seen.then(dense(3).softmax().named("kind")), seen.then(dense(1).named("price"))))
                .init(7);
        UnaryOperator<Fit> settings = fit -> fit.loss("kind", sparseCategoricalCrossentropy())
                .loss("price", meanSquaredError(), 0.2)
                .optimizer(adam(0.01));
        Onnx.saveTraining(
                model,
                place.resolve("training.onnx"),
                settings,
                form -> form.sampleWeights().model(export -> export.uint8Input()));
        Tensor bytes = Tensor.of(Shape.of(2, 5), new byte[] {1, 2, 3, 4, (byte) 250, 6, 7, 8, 9, 10});
        Tensor kinds = Tensor.of(Shape.of(2), 0, 2);
        Tensor prices = Tensor.of(Shape.of(2, 1), 0.5f, -1f);
        Tensor weights = Tensor.of(Shape.of(2), 2f, 0.5f);
        try (ForeignTraining foreign = new ForeignTraining(place.resolve("training.onnx"));
                TrainingSession own = model.training(settings)) {
            double loss = own.step(Dataset.of(Map.of("facts", bytes), Map.of("kind", kinds, "price", prices))
                            .sampleWeights("kind", weights.floats())
                            .sampleWeights("price", weights.floats()))
                    .loss();
            float[] found = foreign.steps(
                    Map.of(
                            "input:facts", bytes.reshape(Shape.of(1, 2, 5)),
                            "targets", kinds.reshape(Shape.of(1, 2)),
                            "targets@1", prices.reshape(Shape.of(1, 2, 1)),
                            "sample_weights", weights.reshape(Shape.of(1, 2)),
                            "sample_weights@1", weights.reshape(Shape.of(1, 2))),
                    0.01f);

            assertThat(found[0]).isCloseTo((float) loss, within((float) Math.abs(loss) * 1e-6f));
            assertThat(Onnx.load(foreign.save(place.resolve("learned.onnx"))).state())
                    .isEqualTo(own.model().state());
            assertThat(foreign.contract().getAsJsonArray("targets").toString())
                    .isEqualTo(
                            "[{\"name\":\"targets\",\"type\":\"int32\",\"dims\":[\"steps\",\"batch\"],\"of\":\"kind\","
                                    + "\"loss\":\"sparseCategoricalCrossentropy()\",\"lossWeight\":1.0},"
                                    + "{\"name\":\"targets@1\",\"type\":\"float32\",\"dims\":[\"steps\",\"batch\",1],\"of\":\"price\","
                                    + "\"loss\":\"meanSquaredError()\",\"lossWeight\":0.2}]");
        }
    }

    @Test
    void saysHowManyStepsItHasNumbersFor() throws Exception {
        Model model = Sequential.of(dropout(0.5), dense(3)).input(5).init(7);
        UnaryOperator<Fit> settings = fit -> fit.loss(meanSquaredError()).optimizer(sgd(exponentialDecay(0.5, 1, 0.5)));
        Onnx.saveTraining(model, place.resolve("training.onnx"), settings, form -> form.steps(2));
        Map<String, Tensor> rows = Map.of(
                "input:input", numbers("rows", Shape.of(3, BATCH, 5), 0),
                "targets", numbers("targets", Shape.of(3, BATCH, 3), 0));
        try (ForeignTraining foreign = new ForeignTraining(place.resolve("training.onnx"))) {
            assertThat(foreign.contract().get("steps").getAsInt()).isEqualTo(2);
            assertThat(foreign.contract()
                            .getAsJsonObject("learningRate")
                            .get("values")
                            .toString())
                    .isEqualTo("[0.5,0.25]");
            assertThatThrownBy(() -> foreign.steps(rows, 0.5f, 0.25f, 0.125f))
                    .hasMessageContaining("out of data bounds");
        }
    }

    @Test
    void refusesWhatNoFileCanHold() {
        Path file = place.resolve("training.onnx");
        Model none = Sequential.of(dense(1)).input(2).init(1);
        assertThatThrownBy(() -> Onnx.saveTraining(none, file, fit -> fit))
                .isInstanceOf(NnException.class)
                .hasMessageStartingWith("no loss was chosen.");
        Model free = Sequential.of(gru(3), dense(1)).input(TIME, 2).init(1);
        assertThatThrownBy(() -> Onnx.saveTraining(free, file, fit -> fit.loss(meanSquaredError())))
                .isInstanceOf(NnException.class)
                .hasMessage(
                        "saveTraining: the steps need rows of one length, but the network takes any [input: [time, 2]].\n"
                                + "Maybe build it with a number where the length stands, and take the weights over:"
                                + " .withWeights(…).");
        assertThatThrownBy(
                        () -> Onnx.saveTraining(none, file, fit -> fit.loss(meanSquaredError()), form -> form.steps(0)))
                .isInstanceOf(NnException.class)
                .hasMessage("steps: the count must be 1 to 16777216, but was 0.");
        assertThat(file).doesNotExist();
    }

    @Test
    void refusesACoefficientThatAFileCannotCompute() {
        Model model = Sequential.of(dense(1)).input(2).init(1);
        assertThatThrownBy(() -> Onnx.saveTraining(
                        model,
                        place.resolve("training.onnx"),
                        fit -> fit.loss(meanSquaredError()).optimizer(new Rooted())))
                .isInstanceOf(NnException.class)
                .hasMessage(
                        "saveTraining: the optimizer's coefficient \"rate\" depends on the learning rate in a way that"
                                + " a file cannot compute.\n"
                                + "Maybe let it be a number of the step times the rate, divided by the rate, or without it.");
    }

    /** Descends at the root of the rate. */
    record Rooted() implements Optimizer {
        @Override
        public Schedule learningRate() {
            return new Schedule.Constant(0.1);
        }

        @Override
        public Rooted learningRate(Schedule other) {
            return this;
        }

        @Override
        public Map<String, Coefficient> coefficients() {
            return Map.of(Coefficient.RATE, (step, rate) -> Math.sqrt(rate));
        }

        @Override
        public Value step(Update update) {
            return Ops.mul(update.gradient(), update.rate());
        }
    }

    @Test
    void refusesACountOfStepsThatIsNone() throws Exception {
        Model model = Sequential.of(dense(1)).input(2).init(1);
        Path file = place.resolve("training.onnx");
        Onnx.saveTraining(model, file, fit -> fit.loss(meanSquaredError()));
        try (ForeignTraining foreign = new ForeignTraining(file)) {
            foreign.steps(
                    Map.of(
                            "input:input", numbers("rows", Shape.of(1, BATCH, 2), 0),
                            "targets", numbers("targets", Shape.of(1, BATCH, 1), 0)),
                    0.1f);
            Path learned = foreign.save(place.resolve("learned.onnx"));
            byte[] bytes = Files.readAllBytes(learned);
            bytes[foreign.offset("step") + 7] = (byte) 0x80;
            Files.write(learned, bytes);

            assertThatThrownBy(() -> Onnx.load(learned))
                    .isInstanceOf(NnException.class)
                    .hasMessage(
                            learned + ": the file's count of steps must be at least 0, but was -9223372036854775807.\n"
                                    + "Maybe the file was changed by another program.");
        }
    }

    @Test
    void isNoModelItself() {
        Path file = place.resolve("training.onnx");
        Onnx.saveTraining(Sequential.of(dense(1)).input(2).init(1), file, fit -> fit.loss(meanSquaredError()));

        assertThatThrownBy(() -> Onnx.load(file))
                .isInstanceOf(NnException.class)
                .hasMessage(file + ": the file holds a training, for another program to go on with.\n"
                        + "Maybe load the model's file that that program gives back.");
    }
}
