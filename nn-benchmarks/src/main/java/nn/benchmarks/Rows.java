package nn.benchmarks;

/** Lists the sets of rows, each a folder of four IDX files named as MNIST's. */
enum Rows {
    /** 60 000 digits. */
    MNIST("mnist", 60_000),
    /** The first 12 800 of them. */
    MNIST_PART("mnist-part", 12_800),
    /** Drawn images of ten kinds, 3 × 32 × 32. */
    COLOURS("colours", 640);

    private final String folder;
    private final int count;

    Rows(String folder, int count) {
        this.folder = folder;
        this.count = count;
    }

    String folder() {
        return folder;
    }

    /** How many rows there are to train on. */
    int count() {
        return count;
    }
}
