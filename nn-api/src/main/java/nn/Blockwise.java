package nn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import nn.data.Dataset;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Source;
import nn.data.Tensor;

/** Asks about the rows of a source block after block, and joins the answers. */
final class Blockwise {
    private static final int ROWS = 1 << 12;

    private Blockwise() {}

    static Tensor joined(Source data, Function<Dataset, Tensor> answer) {
        return all(data, block -> List.of(answer.apply(block))).get(0);
    }

    /** Joins several answers of each block; what is in memory already is one block, and not copied. */
    static List<Tensor> all(Source data, Function<Dataset, List<Tensor>> answers) {
        if (data instanceof Dataset whole) {
            return answers.apply(whole);
        }
        List<List<Tensor>> parts = parts(data, answers);
        if (parts.isEmpty()) {
            throw NnException.of("the source must give at least one row, but gave none.");
        }
        return IntStream.range(0, parts.get(0).size())
                .mapToObj(i ->
                        Tensor.concat(parts.stream().map(part -> part.get(i)).toList()))
                .toList();
    }

    /** Copies each block's answers, since the block's memory is used again. */
    private static List<List<Tensor>> parts(Source data, Function<Dataset, List<Tensor>> answers) {
        List<List<Tensor>> parts = new ArrayList<>();
        each(
                data,
                block -> parts.add(answers.apply(block).stream()
                        .map(answer -> Tensor.concat(List.of(answer)))
                        .toList()));
        return parts;
    }

    /** Shows all blocks, each of which is good until the next. */
    static void each(Source data, Consumer<Dataset> work) {
        if (data.isEndless()) {
            throw NnException.of("the rows must come to an end, but this source has none.")
                    .maybe("take some of them: source.take(10_000).");
        }
        Dataset sample = Given.value("a source: the sample", data.sample());
        try (Source.Blocks blocks = Given.value("a source: the blocks", data.blocks(0))) {
            Optional<Source.Block> block = blocks.next(ROWS);
            while (block.isPresent()) {
                work.accept(sample.withRows(block.get().rows()));
                block = blocks.next(ROWS);
            }
        }
    }
}
