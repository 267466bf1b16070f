/** Tables, text, images and series as rows to learn from, and known sets of them. */
module nn.data {
    requires transitive nn.api;
    requires static org.jspecify;
    requires com.google.gson;
    requires de.siegmar.fastcsv;
    requires java.desktop;
    requires nn.mnist;

    exports nn.table;
}
