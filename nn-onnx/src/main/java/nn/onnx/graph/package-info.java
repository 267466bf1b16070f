/** ONNX graphs under construction: values, nodes, and for each op the rule of its gradient. */
@NullMarked
package nn.onnx.graph;

import org.jspecify.annotations.NullMarked;
