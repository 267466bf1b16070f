package nn.data;

import static nn.Layers.dense;

import java.util.ArrayList;
import java.util.List;
import nn.Sequential;

/** Asks for more memory than there is, in a JVM that has little. */
final class MemoryProbe {
    private MemoryProbe() {}

    public static void main(String[] args) {
        try {
            ask(args[0]);
        } catch (NnException lack) {
            System.out.println(lack);
        }
    }

    private static void ask(String what) {
        switch (what) {
            case "zeros" -> Tensor.zeros(Shape.of(20_000_000));
            case "shuffled" -> shuffle();
            case "parameters" -> Sequential.of(dense(10_000)).input(10_000).init(1);
            case "halves" -> halves();
            case "dropped" -> drop();
            default -> throw new IllegalArgumentException(what);
        }
    }

    private static void shuffle() {
        Shape shape = Shape.of(1000, 40_000);
        Tensor inputs = Tensor.wrap(DType.UINT8, shape, Tensor.allocate(DType.UINT8, shape));
        Dataset.of(inputs, Tensor.zeros(Shape.of(1000))).shuffled(1);
    }

    private static void halves() {
        List<String> places = new ArrayList<>();
        List<Tensor> kept = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            kept.add(Tensor.zeros(Shape.of(2_000_000)));
            places.add(kept.get(i).memory().isDirect() ? "direct" : "heap");
        }
        System.out.println(String.join(" ", places));
    }

    private static void drop() {
        for (int i = 0; i < 2000; i++) {
            Tensor.zeros(Shape.of(250_000));
        }
        System.out.println("done");
    }
}
