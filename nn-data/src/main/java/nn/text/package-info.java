/** Text as rows of numbers: {@code Vocabulary} learns words, {@code Tokenizer} reads the pieces of words that a model knows. */
@NullMarked
package nn.text;

import org.jspecify.annotations.NullMarked;
