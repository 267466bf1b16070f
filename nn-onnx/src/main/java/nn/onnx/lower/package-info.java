/** Turns layers, losses and optimizers into ONNX graphs. */
@NullMarked
package nn.onnx.lower;

import org.jspecify.annotations.NullMarked;
