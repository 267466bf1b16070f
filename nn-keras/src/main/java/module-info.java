/** Keras's own files: reading them into models, and writing models as such files. */
@SuppressWarnings("requires-automatic")
module nn.keras {
    requires transitive nn.api;
    requires static org.jspecify;
    requires com.google.gson;
    requires io.jhdf;

    exports nn.keras;
}
