/** Makes files of other programs take and give what Java can hand over. */
@NullMarked
package nn.onnx.port;

import org.jspecify.annotations.NullMarked;
