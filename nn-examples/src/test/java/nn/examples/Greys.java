package nn.examples;

import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;

/** Makes MNIST's form of a drawing, by the definition and without regard to speed: the page's oracle. */
record Greys(int[][] ink) {
    private static final int SIDE = 28;

    /** A sheet on which a pixel holds ink where the function is above 0. */
    static Greys drawn(int width, int height, IntBinaryOperator ink) {
        return new Greys(IntStream.range(0, height)
                .mapToObj(y ->
                        IntStream.range(0, width).map(x -> ink.applyAsInt(x, y)).toArray())
                .toArray(int[][]::new));
    }

    /** Gives 784 grey values. */
    int[] digit() {
        int[][] small = shrunk(cropped());
        int left = start(transposed(small));
        int top = start(small);
        int[] grey = new int[SIDE * SIDE];
        for (int y = 0; y < small.length; y++) {
            System.arraycopy(small[y], 0, grey, (top + y) * SIDE + left, small[y].length);
        }
        return grey;
    }

    private int[][] cropped() {
        int[] rows = inked(ink);
        int[] columns = inked(transposed(ink));
        return IntStream.rangeClosed(rows[0], rows[rows.length - 1])
                .mapToObj(y -> IntStream.rangeClosed(columns[0], columns[columns.length - 1])
                        .map(x -> ink[y][x])
                        .toArray())
                .toArray(int[][]::new);
    }

    private static int[] inked(int[][] rows) {
        return IntStream.range(0, rows.length)
                .filter(y -> IntStream.of(rows[y]).sum() > 0)
                .toArray();
    }

    private static int[][] transposed(int[][] rows) {
        return IntStream.range(0, rows[0].length)
                .mapToObj(x ->
                        IntStream.range(0, rows.length).map(y -> rows[y][x]).toArray())
                .toArray(int[][]::new);
    }

    /** Divides each pixel into so many that they fill whole pixels of the small image, and takes the means. */
    private static int[][] shrunk(int[][] box) {
        int longer = Math.max(box.length, box[0].length);
        int height = Math.max(1, (int) Math.round(20.0 * box.length / longer));
        int width = Math.max(1, (int) Math.round(20.0 * box[0].length / longer));
        int[][] small = new int[height][width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                small[y][x] = mean(box, y, height, x, width);
            }
        }
        return small;
    }

    private static int mean(int[][] box, int y, int height, int x, int width) {
        long sum = 0;
        for (int i = y * box.length; i < (y + 1) * box.length; i++) {
            for (int j = x * box[0].length; j < (x + 1) * box[0].length; j++) {
                sum += box[i / height][j / width];
            }
        }
        return (int) Math.round((double) sum / (box.length * box[0].length));
    }

    private static int start(int[][] rows) {
        double mass = 0;
        double moment = 0;
        for (int y = 0; y < rows.length; y++) {
            int row = IntStream.of(rows[y]).sum();
            mass += row;
            moment += (double) row * y;
        }
        int start = (int) Math.round(14 - moment / mass);
        return Math.max(0, Math.min(SIDE - rows.length, start));
    }
}
