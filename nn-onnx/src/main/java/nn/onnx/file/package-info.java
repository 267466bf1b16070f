/** What stands in a model's file besides its graph: the architecture and the training, as JSON. */
@NullMarked
package nn.onnx.file;

import org.jspecify.annotations.NullMarked;
