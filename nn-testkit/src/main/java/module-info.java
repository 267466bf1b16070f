/**
 * The conformance kit: proves that an engine computes and trains as {@code nn.spi} says.
 *
 * <p>Start at {@link nn.testkit.EngineConformance}.
 */
module nn.testkit {
    requires static org.jspecify;
    requires transitive nn.api;
    requires transitive org.junit.jupiter.api;
    requires transitive org.assertj.core;

    exports nn.testkit;

    uses nn.spi.Engine;
}
