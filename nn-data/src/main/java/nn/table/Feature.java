package nn.table;

/**
 * Pairs a column with what turns it into numbers.
 *
 * @param column its name
 * @param encoding as it was fitted
 */
public record Feature(String column, Encoding encoding) {}
