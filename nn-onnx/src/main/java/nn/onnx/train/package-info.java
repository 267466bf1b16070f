/** Trains on ONNX Runtime: the trainer, and how it learns. */
@NullMarked
package nn.onnx.train;

import org.jspecify.annotations.NullMarked;
