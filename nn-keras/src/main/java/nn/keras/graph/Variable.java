package nn.keras.graph;

import nn.keras.kind.Layout;

/**
 * Pairs a variable of a file's with a weight of a network's.
 *
 * @param layer the outer layer of Keras's that holds it
 * @param path where the weights file holds it, such as {@code layers/dense/vars/0}
 * @param weight its whole name in nn
 * @param layout how it is laid out
 * @param isTrainable whether its layer learns
 */
public record Variable(String layer, String path, String weight, Layout layout, boolean isTrainable) {}
