/** Reads other programs' ONNX files as ops of {@code nn.op}, what is not among those as it is. */
@NullMarked
package nn.onnx.read;

import org.jspecify.annotations.NullMarked;
