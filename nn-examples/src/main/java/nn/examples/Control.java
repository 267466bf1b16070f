package nn.examples;

import static nn.Layers.dense;
import static nn.Losses.loss;
import static nn.Optimizers.adam;
import static nn.op.Ops.clip;
import static nn.op.Ops.log;
import static nn.op.Ops.mul;
import static nn.op.Ops.neg;
import static nn.op.Ops.sum;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import nn.Sequential;
import nn.TrainingSession;
import nn.data.Randoms;
import nn.data.Tensor;
import nn.examples.cli.Contest;
import nn.examples.cli.EngineOptions;
import nn.examples.cli.Result;
import nn.examples.cli.Stopping;
import nn.onnx.Export;
import nn.onnx.Onnx;
import nn.train.Fit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Learns to balance a pole by nothing but how long it stood: policy gradients (REINFORCE, Williams, 1992). */
@Command(name = "control", description = "A pole on a cart, balanced by trial and error: policy gradients.")
final class Control extends Contest {
    private static final int GAMES = 16;

    @Option(names = "--rounds", description = "How often it plays, and learns from that: ${DEFAULT-VALUE}.")
    private int rounds = 60;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "Keeps the policy every 10 rounds, and where it stops; goes on from it if it is there.")
    private Optional<Path> checkpoint = Optional.empty();

    @Mixin
    private final EngineOptions options = new EngineOptions();

    @Override
    protected Result result() {
        System.out.println("Pushes a cart left or right, so that the pole on it stands for 500 steps.");
        var policy = Sequential.of(dense(32).tanh(), dense(2).softmax()).input(4);
        System.out.print(policy.summary());

        try (var training = begun(policy);
                var watched = Stopping.begin()) {
            for (int round = (int) training.steps() + 1; round <= rounds; round++) {
                Randoms randoms = Randoms.of(options.seed(), "games", round);
                var games = Game.play(GAMES, randoms, states -> drawn(training.predict(states), randoms));
                training.step(Game.lessons(games));
                if (round % 10 == 0 || round == rounds || Stopping.isAsked()) {
                    System.out.printf(Locale.ROOT, "Round %d/%d - steps %.1f%n", round, rounds, Game.meanSteps(games));
                    checkpoint.ifPresent(file -> Onnx.save(training.model(), file, Export::withState));
                }
                watched.heed("in round %d of %d", round, rounds);
            }
            return tested(training);
        }
    }

    /** Goes on from the file, whose count of steps is that of the rounds, or begins. */
    private TrainingSession begun(Sequential policy) {
        // y holds the advantage of the push that was made, 0 for the other: good pushes become likelier.
        var policyGradient = loss("policy gradient", (y, p) -> neg(sum(mul(y, log(clip(p, 1e-7, 1))), -1)));
        UnaryOperator<Fit> settings =
                fit -> options.on(fit).loss(policyGradient).optimizer(adam(0.01));
        return checkpoint
                .filter(Files::exists)
                .map(file -> Onnx.load(file, Onnx.knows(policyGradient)).training(settings))
                .orElseGet(() -> policy.training(settings));
    }

    /** Draws each push with the likelihood that the policy gives it. */
    private static int[] drawn(Tensor likelihoods, Randoms randoms) {
        return IntStream.range(0, likelihoods.rows())
                .map(i -> randoms.nextDouble() < likelihoods.row(i).floats()[0] ? 0 : 1)
                .toArray();
    }

    /** Plays 100 games that it has not learned from, making the likelier push. */
    private Result tested(TrainingSession training) {
        Randoms randoms = Randoms.of(options.seed(), "tests", 0);
        List<Game> played = Game.play(
                100, randoms, states -> training.predict(states).argmax().ints());
        List<Game> random = Game.play(
                100,
                randoms,
                states -> IntStream.range(0, states.rows())
                        .map(i -> randoms.nextInt(2))
                        .toArray());
        return new Result("steps", Game.meanSteps(played), Game.meanSteps(random));
    }
}
