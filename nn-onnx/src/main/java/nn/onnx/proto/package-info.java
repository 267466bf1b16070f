/** Reads and writes ONNX's messages in protobuf's wire format, without protobuf. */
@NullMarked
package nn.onnx.proto;

import org.jspecify.annotations.NullMarked;
