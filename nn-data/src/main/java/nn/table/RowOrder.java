package nn.table;

/** Says whether the rows of a table may follow one another in time; of two that are joined the later one counts. */
enum RowOrder {
    /** As they were read or given, or sorted since. */
    KEPT,
    /** Mixed, until they are sorted. */
    SHUFFLED,
    /** Drawn at random, with gaps between them that no sorting closes. */
    DRAWN
}
