package nn.table;

import nn.data.Given;

/**
 * Pairs a column with what turns it into numbers.
 *
 * @param column its name
 * @param encoding as it was fitted
 */
public record Feature(String column, Encoding encoding) {
    /** Refuses what is missing. */
    public Feature {
        Given.value("a feature: the column", column);
        Given.value("a feature: the encoding", encoding);
    }
}
