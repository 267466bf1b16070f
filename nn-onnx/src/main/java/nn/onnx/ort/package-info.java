/** Loads ONNX Runtime, finds its devices, and says in our words why either fails. */
@NullMarked
package nn.onnx.ort;

import org.jspecify.annotations.NullMarked;
