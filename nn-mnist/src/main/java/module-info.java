/**
 * Images of digits, clothes and characters to learn from: MNIST and its kin, a small set that needs no network, the IDX
 * files they come in, and one-hot encoding.
 *
 * <p>Start at {@link nn.mnist.Mnist#load()}.
 */
@SuppressWarnings("module") // of nn.data and nn.examples, which are compiled after this one
module nn.mnist {
    requires transitive nn.api;
    requires static org.jspecify;
    requires java.net.http;

    exports nn.mnist;
    exports nn.mnist.download to
            nn.data,
            nn.examples;
}
