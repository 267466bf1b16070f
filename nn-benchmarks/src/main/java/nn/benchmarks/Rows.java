package nn.benchmarks;

import nn.data.Shape;

/** Lists the sets of rows, each a folder of four IDX files named as MNIST's. */
@SuppressWarnings("ImmutableEnumChecker") // shapes are values, which Error Prone cannot see
enum Rows {
    /** 60 000 digits. */
    MNIST("mnist", 60_000, Shape.of(28, 28)),
    /** The first 12 800 of them. */
    MNIST_PART("mnist-part", 12_800, Shape.of(28, 28)),
    /** Drawn images of ten kinds. */
    COLOURS("colours", 640, Shape.of(3, 32, 32)),
    /** The same, but more. */
    MORE_COLOURS("more-colours", 1_280, Shape.of(3, 32, 32)),
    /** Drawn sequences of ten kinds, 200 steps of 32 numbers. */
    SEQUENCES("sequences", 640, Shape.of(1, 200, 32));

    private final String folder;
    private final int count;
    private final Shape shape;

    Rows(String folder, int count, Shape shape) {
        this.folder = folder;
        this.count = count;
        this.shape = shape;
    }

    String folder() {
        return folder;
    }

    /** How many rows there are to train on. */
    int count() {
        return count;
    }

    /** Tells the shape of one row as it stands in the file. */
    Shape shape() {
        return shape;
    }
}
