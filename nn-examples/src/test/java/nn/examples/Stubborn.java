package nn.examples;

import nn.examples.cli.Stopping;

/** Trains nothing, for ever, and does not listen when it is asked to stop. */
final class Stubborn {
    private Stubborn() {}

    public static void main(String[] args) {
        Stopping.listen();
        Stopping.begin();
        System.out.println("Trains");
        while (true) {
            if (Thread.interrupted()) {
                System.out.println("Asked");
            }
            Thread.onSpinWait();
        }
    }
}
