/** Takes the steps of optimizers in Java, with the numbers that their graphs compute. */
@NullMarked
package nn.onnx.step;

import org.jspecify.annotations.NullMarked;
