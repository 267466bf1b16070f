package nn.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nn.data.Dataset;
import nn.data.Randoms;
import nn.data.Tensor;

/** Plays with one cart until its pole falls, or has stood for 500 steps, and remembers what was seen and done. */
final class Game {
    private static final int LONGEST = 500;
    private static final double DISCOUNT = 0.99;

    private final Cart cart;
    private final List<float[]> states = new ArrayList<>();
    private final List<Integer> pushes = new ArrayList<>();

    private Game(Cart cart) {
        this.cart = cart;
    }

    /** Chooses a push, 0 or 1, for each row of what is seen. */
    interface Player {
        int[] pushes(Tensor states);
    }

    /** Plays side by side, so that the player is asked once for all carts that still stand. */
    static List<Game> play(int count, Randoms randoms, Player player) {
        var games =
                Stream.generate(() -> new Game(new Cart(randoms))).limit(count).toList();
        for (var on = games;
                !on.isEmpty();
                on = on.stream().filter(game -> !game.over()).toList()) {
            int[] pushes = player.pushes(
                    Tensor.of(on.stream().map(game -> game.cart.state()).toArray(float[][]::new)));
            for (int i = 0; i < pushes.length; i++) {
                on.get(i).push(pushes[i]);
            }
        }
        return games;
    }

    static double meanSteps(List<Game> games) {
        return games.stream().mapToInt(game -> game.pushes.size()).average().orElseThrow();
    }

    /** Returns what was seen, and in the place of each push how much longer than usual the pole stood after it. */
    static Dataset lessons(List<Game> games) {
        double[] usual = new double[LONGEST];
        for (Game game : games) {
            double[] returns = game.returns();
            for (int step = 0; step < returns.length; step++) {
                usual[step] += returns[step] / games.size();
            }
        }
        return Dataset.of(
                games.stream().flatMap(game -> game.states.stream()).toArray(float[][]::new),
                games.stream().flatMap(game -> game.advantages(usual)).toArray(float[][]::new));
    }

    private boolean over() {
        return pushes.size() == LONGEST || !cart.stands();
    }

    private void push(int direction) {
        states.add(cart.state());
        pushes.add(direction);
        cart.push(direction);
    }

    /** Counts the steps that followed each push, those far off for less. */
    private double[] returns() {
        double[] returns = new double[pushes.size()];
        double after = 0;
        for (int step = returns.length - 1; step >= 0; step--) {
            after = 1 + DISCOUNT * after;
            returns[step] = after;
        }
        return returns;
    }

    private Stream<float[]> advantages(double[] usual) {
        double[] returns = returns();
        float[][] rows = new float[returns.length][2];
        for (int step = 0; step < returns.length; step++) {
            rows[step][pushes.get(step)] = (float) (returns[step] - usual[step]);
        }
        return Stream.of(rows);
    }
}
