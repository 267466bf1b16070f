/**
 * Handwritten digits to learn from: MNIST, a small set that needs no network, the IDX files they come in, and one-hot
 * encoding.
 *
 * <p>Start at {@link nn.mnist.Mnist#load()}.
 */
module nn.mnist {
    requires transitive nn.api;
    requires static org.jspecify;
    requires java.net.http;

    exports nn.mnist;
}
