/** Writes graphs of ops as ONNX's messages, one to one. */
@NullMarked
package nn.onnx.write;

import org.jspecify.annotations.NullMarked;
