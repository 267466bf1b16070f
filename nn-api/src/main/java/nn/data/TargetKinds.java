package nn.data;

import java.util.List;
import java.util.stream.IntStream;

/** Reads of which class each row's targets are. */
final class TargetKinds {
    private TargetKinds() {}

    static List<Integer> of(String word, Tensor targets) {
        int width = targets.shape().row().size();
        float[] numbers = targets.floats();
        return IntStream.range(0, targets.rows())
                .mapToObj(row -> width == 1 ? whole(word, numbers[row], row) : one(word, numbers, row, width))
                .toList();
    }

    private static int whole(String word, float number, int row) {
        if (number != (int) number) {
            throw NnException.of("%s: the targets must be classes, but that of row %d is %s.", word, row, number)
                    .maybe("say of which kind each row is: %s(int[]).", word);
        }
        return (int) number;
    }

    /** Finds the column of the only 1 in a row of zeros. */
    private static int one(String word, float[] numbers, int row, int width) {
        int found = -1;
        for (int column = 0; column < width; column++) {
            float number = numbers[row * width + column];
            if (number != 0 && number != 1 || number == 1 && found >= 0) {
                throw notOne(word, row);
            }
            found = number == 1 ? column : found;
        }
        if (found < 0) {
            throw notOne(word, row);
        }
        return found;
    }

    private static NnException notOne(String word, int row) {
        return NnException.of("%s: the targets must be classes, but those of row %d are not one-hot.", word, row)
                .maybe("say of which kind each row is: %s(int[]).", word);
    }
}
