/** Chooses between networks and settings: cross-validation and search, after scikit-learn's {@code model_selection}. */
@NullMarked
package nn.selection;

import org.jspecify.annotations.NullMarked;
