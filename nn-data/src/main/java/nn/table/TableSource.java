package nn.table;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nn.data.Dataset;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Source;

/**
 * Turns tables that come one after the other into rows of numbers.
 *
 * @param dataset how
 */
record TableSource(Turning dataset) {
    /** Turns a table into rows of numbers. */
    interface Turning {
        Dataset apply(Table table);
    }

    Source of(Supplier<Stream<Table>> tables) {
        Given.value("features.source: what opens the tables", tables);
        return Source.of(() -> Given.value("features.source: the stream that was opened", tables.get())
                .filter(table -> Given.value("features.source: each table of the stream", table)
                                .size()
                        > 0)
                .map(this::rows));
    }

    private Dataset rows(Table table) {
        try {
            return dataset.apply(table);
        } catch (NnException wrong) {
            throw inLine(table, wrong);
        }
    }

    /** Says in which line of a file the first row stands that is refused, if that is known. */
    private NnException inLine(Table table, NnException wrong) {
        int row = table.origin().lines().isPresent() ? firstRefused(table) : 0;
        Optional<String> place = table.origin().place(row);
        Optional<NnException> alone = refusal(table, row, row + 1);
        return place.isPresent() && alone.isPresent() ? alone.get().at(place.get()) : wrong;
    }

    private int firstRefused(Table table) {
        int first = 0;
        int end = table.size();
        while (end - first > 1) {
            int middle = (first + end) >>> 1;
            if (refusal(table, first, middle).isPresent()) {
                end = middle;
            } else {
                first = middle;
            }
        }
        return first;
    }

    private Optional<NnException> refusal(Table table, int from, int end) {
        try {
            dataset.apply(table.pick(IntStream.range(from, end).toArray()));
            return Optional.empty();
        } catch (NnException wrong) {
            return Optional.of(wrong);
        }
    }
}
