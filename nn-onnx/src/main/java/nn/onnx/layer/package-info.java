/** Holds what was read of other programs' ONNX files, as a layer. */
@NullMarked
package nn.onnx.layer;

import org.jspecify.annotations.NullMarked;
