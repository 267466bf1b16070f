/** Knows the forms of a graph that ONNX Runtime is fast with, and those that it gets wrong: all compute the same. */
@NullMarked
package nn.onnx.fuse;

import org.jspecify.annotations.NullMarked;
