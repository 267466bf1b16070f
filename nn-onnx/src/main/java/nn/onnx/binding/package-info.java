/** ONNX Runtime by its C API, where the JDK can call it: runs whose inputs and outputs stay on a device. */
@NullMarked
package nn.onnx.binding;

import org.jspecify.annotations.NullMarked;
