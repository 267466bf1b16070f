/** Native libraries that jars carry, unpacked once into the user's cache. */
@NullMarked
package nn.onnx.library;

import org.jspecify.annotations.NullMarked;
