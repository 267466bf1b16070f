package nn.reliability;

import java.util.List;

/** Lists what is promised. */
final class Promises {
    private static final Tiny ONNX = new Tiny("onnx");
    private static final Tiny DL4J = new Tiny("dl4j");

    /** A class loader is unloaded, but up to eight graphs that are kept compiled for the next use are not closed. */
    private static final Footprint GRAPHS_KEPT = new Footprint(8 << 20, 100 << 20, 6, 1);

    /** A class loader that loaded ONNX Runtime is never unloaded: what it loaded is the JVM's until that ends. */
    private static final Footprint LOADERS_KEPT = new Footprint(20 << 20, 250 << 20, 80, 1);

    /** Tries are few, so that what is measured at a tenth of them is not yet warm. */
    private static final Footprint WARMTH = new Footprint(16 << 20, 150 << 20, 30, 5);

    /** ND4J keeps 1.7 KB on the heap for each training: of its workspaces, whose native memory is given back. */
    private static final Footprint WORKSPACES_KEPT = new Footprint(4 << 20, 16 << 20, 3, 1);

    static final List<Promise> ALL = List.of(
            new Promise("fits", "fits, the same weights each time", 10_000, 200, new Fits(ONNX)),
            new Promise("loads", "files loaded, the same prediction by each", 10_000, 200, new Loads()),
            new Promise("predictions", "single rows predicted", 1_000_000, 20_000, new Predictions(ONNX)),
            new Promise("steps", "steps of one fit", 2_000_000, 100_000, new Steps(ONNX)),
            new Promise(
                    "crowd",
                    "rows predicted by 64 threads while others fit, load and close",
                    3_200_000,
                    64_000,
                    new Crowd()),
            new Promise("interrupts", "fits ended at random moments", 10_000, 200, new Interrupts(ONNX)),
            new Promise("exceptions", "exceptions thrown by what users write", 10_000, 600, new Exceptions(ONNX)),
            new Promise("kills", "kills of a training", 20, 4, WARMTH, new Kills("onnx")),
            new Promise("full-disks", "disks that become full", 20, 4, WARMTH, new Disks(Disk.Failure.FULL)),
            new Promise(
                    "read-only-disks", "disks that become read-only", 20, 4, WARMTH, new Disks(Disk.Failure.READ_ONLY)),
            new Promise("file-sizes", "files that become too large", 10, 2, WARMTH, new FileSizes()),
            new Promise(
                    "redeploys",
                    "times two class loaders with the library each",
                    50,
                    2,
                    GRAPHS_KEPT,
                    new Loaders(true)),
            new Promise(
                    "loaders",
                    "times two class loaders with the library and ONNX Runtime each",
                    10,
                    2,
                    LOADERS_KEPT,
                    new Loaders(false)),
            new Promise("dl4j-fits", "the same on the engine `dl4j`: fits", 1_000, 50, WORKSPACES_KEPT, new Fits(DL4J)),
            new Promise("dl4j-predictions", "single rows predicted", 100_000, 2_000, new Predictions(DL4J)),
            new Promise("dl4j-steps", "steps of one fit", 30_000, 2_000, new Steps(DL4J)),
            new Promise("dl4j-interrupts", "fits ended at random moments", 500, 30, new Interrupts(DL4J)),
            new Promise("dl4j-kills", "kills of a training", 6, 2, WARMTH, new Kills("dl4j")),
            new Promise("dl4j-exceptions", "exceptions thrown by what users write", 500, 30, new Exceptions(DL4J)));

    private Promises() {}

    static Promise named(String name) {
        return ALL.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    }
}
