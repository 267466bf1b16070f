/**
 * The conformance kit: proves that an engine computes and trains as {@code nn.spi} says, and that a reader of files
 * survives whatever they say.
 *
 * <p>Start at {@link nn.testkit.EngineConformance} or {@link nn.testkit.fuzz.Fuzz}.
 */
module nn.testkit {
    requires static org.jspecify;
    requires transitive nn.api;
    requires transitive org.junit.jupiter.api;
    requires transitive org.assertj.core;
    requires jdk.management;

    exports nn.testkit;
    exports nn.testkit.fuzz;

    uses nn.spi.Engine;
}
