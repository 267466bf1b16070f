/** Writes trainings as files that other programs run: a page in a browser, a script, a telephone. */
@NullMarked
package nn.onnx.portable;

import org.jspecify.annotations.NullMarked;
