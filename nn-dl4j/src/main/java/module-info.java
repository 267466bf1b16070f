/**
 * A training engine on DeepLearning4J, found under the name {@code dl4j}.
 *
 * <p>DL4J itself stays on the class path: its module descriptors are invalid. The JDK's modules are required on its
 * behalf, since a class path cannot ask for any.
 */
module nn.dl4j {
    requires static org.jspecify;
    requires transitive nn.api;
    requires java.desktop;
    requires java.logging;
    requires java.management;
    requires java.sql;
    requires java.xml;
    requires jdk.management;
    requires jdk.unsupported;

    exports nn.dl4j;

    provides nn.spi.Engine with
            nn.dl4j.Dl4jEngine;
}
