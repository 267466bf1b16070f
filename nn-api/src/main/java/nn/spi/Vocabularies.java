package nn.spi;

import java.util.List;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Numbers;
import nn.data.Tensor;
import nn.data.Words;

/**
 * Knows which whole numbers each input may hold, because a layer such as an embedding knows no others.
 *
 * @param sizes for each input how many, from 0 on; 0 where any numbers may go in
 */
public record Vocabularies(List<Integer> sizes) {
    /** Copies the sizes. */
    public Vocabularies {
        sizes = Given.all("vocabularies: size", sizes);
    }

    /**
     * Looks at what a network's inputs go into.
     *
     * @param network the network
     * @return the least vocabulary of each input
     */
    public static Vocabularies of(Network network) {
        Given.value("vocabularies: the network", network);
        return new Vocabularies(network.inputs().stream()
                .map(input -> network.nodes().stream()
                        .flatMapToInt(node -> node.vocabularies(input.name()))
                        .filter(size -> size > 0)
                        .min()
                        .orElse(0))
                .toList());
    }

    /**
     * Tells whether any numbers may go in anywhere.
     *
     * @return whether no input has a vocabulary
     */
    public boolean areFree() {
        return sizes.stream().allMatch(size -> size == 0);
    }

    /**
     * Refuses numbers that are not known.
     *
     * @param input which input, from 0
     * @param name the input's name
     * @param rows what is to go in, [n, …]
     * @throws NnException if a number is none of the vocabulary
     */
    public void require(int input, String name, Tensor rows) {
        int size = sizes.get(Given.index("vocabularies: the input", input, sizes.size()));
        if (size == 0) {
            return;
        }
        Numbers numbers = Numbers.of(rows);
        for (int i = 0; i < numbers.count(); i++) {
            float number = numbers.at(i);
            if (!(number >= 0 && number < size && number == Math.rint(number))) {
                throw NnException.of(
                                "the input \"%s\", row %d: it takes whole numbers from 0 to %d, but was given %s.",
                                name, i / rows.shape().row().size(), size - 1, Words.number(number))
                        .maybe("make the vocabulary larger, or let one number stand for all that are not known.");
            }
        }
    }
}
