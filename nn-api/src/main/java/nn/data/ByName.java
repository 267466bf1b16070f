package nn.data;

/**
 * Marks what a user wrote as a lambda: a file keeps its word alone, and who loads the file gives it again.
 *
 * <p>Two of a kind are equal where their words are, since lambdas cannot be compared.
 */
public interface ByName {
    /**
     * Returns the word that it is called by.
     *
     * @return such as {@code focal}
     */
    String word();
}
