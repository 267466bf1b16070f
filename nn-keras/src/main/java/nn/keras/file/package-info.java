/** Files: the zip of {@code .keras}, HDF5, and the bounds within which both are read. */
@NullMarked
package nn.keras.file;

import org.jspecify.annotations.NullMarked;
