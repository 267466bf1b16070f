/** The engine on ONNX Runtime. */
@NullMarked
package nn.onnx;

import org.jspecify.annotations.NullMarked;
