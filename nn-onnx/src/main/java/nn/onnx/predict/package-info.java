/** Predicts on ONNX Runtime: whole batches, and single rows at little cost. */
@NullMarked
package nn.onnx.predict;

import org.jspecify.annotations.NullMarked;
