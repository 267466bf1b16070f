/** Compiles graphs into sessions, and holds the memory, threads and checks of their runs. */
@NullMarked
package nn.onnx.run;

import org.jspecify.annotations.NullMarked;
