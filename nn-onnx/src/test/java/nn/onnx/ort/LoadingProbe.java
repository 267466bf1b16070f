package nn.onnx.ort;

import static nn.Layers.dense;

import java.nio.file.Path;
import nn.Engines;
import nn.Sequential;
import nn.data.NnException;
import nn.onnx.Onnx;

/** Tries twice to compute where ONNX Runtime does not load, and prints what comes of it. */
final class LoadingProbe {
    private LoadingProbe() {}

    public static void main(String[] args) {
        for (int i = 0; i < 2; i++) {
            System.out.print(Engines.report());
            tell(() -> Sequential.of(dense(2)).input(2).init(1).predict(1, 2));
            tell(() -> Onnx.open(Path.of(args[0])));
        }
    }

    private static void tell(Runnable work) {
        try {
            work.run();
            System.out.println("no problem");
        } catch (NnException told) {
            System.out.println("told: " + told.getMessage());
            for (Throwable cause = told.getCause(); cause != null; cause = cause.getCause()) {
                System.out.println("  by " + cause.getClass().getSimpleName());
            }
        }
    }
}
