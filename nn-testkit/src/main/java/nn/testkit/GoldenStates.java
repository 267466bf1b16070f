package nn.testkit;

import static nn.Layers.bidirectional;
import static nn.Layers.concatenate;
import static nn.Layers.dense;
import static nn.Layers.flatten;
import static nn.Layers.gru;
import static nn.Layers.input;
import static nn.Layers.lstm;
import static nn.Layers.maskedBy;
import static nn.Layers.simpleRNN;
import static nn.Losses.meanSquaredError;
import static nn.Optimizers.adam;
import static nn.Optimizers.sgd;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import nn.Functional;
import nn.Symbol;
import nn.layer.Layer;
import nn.layer.Recurrent;

/** Lists recurrent layers that begin where others ended: an encoder's last states are a decoder's first ones. */
final class GoldenStates {
    private static final Symbol HEARD = input("heard", 5, 3);
    private static final Symbol SAID = input("said", 4, 2);
    private static final List<Symbol> TWO = List.of(HEARD, SAID);
    private static final Symbol HEARD_LENGTHS = input("heardLengths", 1);
    private static final Symbol SAID_LENGTHS = input("saidLengths", 1);
    private static final List<Symbol> FOUR = List.of(HEARD, HEARD_LENGTHS, SAID, SAID_LENGTHS);
    private static final List<Symbol> MASKED =
            List.of(HEARD.then(maskedBy(), HEARD_LENGTHS), SAID.then(maskedBy(), SAID_LENGTHS));

    private GoldenStates() {}

    static Stream<GoldenCase> all() {
        return Stream.of(
                        kind("simpleRNN", units -> simpleRNN(units)),
                        kind("lstm", units -> lstm(units)),
                        kind("gru", units -> gru(units)),
                        Stream.of(joined()))
                .flatMap(cases -> cases);
    }

    private static <L extends Recurrent<L>> Stream<GoldenCase> kind(String word, IntFunction<L> made) {
        L three = made.apply(3);
        L two = made.apply(2);
        L four = made.apply(4);
        return Stream.of(
                of(word, TWO, pair(TWO, four.returnState(), four.returnSequences(), flatten())),
                of(word + "Masked", FOUR, pair(MASKED, three.returnState(), three.returnSequences())),
                of(word + "Backwards", TWO, pair(TWO, three.returnState().goBackwards(), three.goBackwards())),
                of(
                        word + "MaskedBackwards",
                        FOUR,
                        pair(MASKED, three.returnState().goBackwards(), three.goBackwards())),
                sequences(word, HEARD.then(three.returnState().returnSequences())),
                of(
                        word + "BothWays",
                        FOUR,
                        pair(MASKED, bidirectional(two.returnState()), bidirectional(two.returnSequences()))));
    }

    private static Symbol pair(List<Symbol> sequences, Layer encoder, Layer decoder, Layer... more) {
        Symbol said = then(sequences.get(1), decoder, states(sequences.get(0).then(encoder)));
        for (Layer each : more) {
            said = said.then(each);
        }
        return said.then(dense(2));
    }

    private static List<Symbol> states(Symbol encoded) {
        return encoded.outputs().subList(1, encoded.outputs().size());
    }

    private static Symbol then(Symbol sequence, Layer layer, List<Symbol> states) {
        Symbol[] others = states.subList(1, states.size()).toArray(Symbol[]::new);
        return sequence.then(layer, states.get(0), others);
    }

    private static GoldenCase sequences(String word, Symbol all) {
        Symbol whole = concatenate(all.then(flatten()), states(all).toArray(Symbol[]::new));
        return of(word + "Sequences", List.of(HEARD), whole.then(dense(2))).optimizer(sgd(0.1));
    }

    /** Gives a decoder that goes one way what an encoder that goes both ways ended with. */
    private static GoldenCase joined() {
        Symbol both = MASKED.get(0).then(bidirectional(lstm(2).returnState()));
        List<Symbol> first =
                List.of(concatenate(both.output(1), both.output(3)), concatenate(both.output(2), both.output(4)));
        Symbol said = then(MASKED.get(1), lstm(4).returnSequences(), first);
        return of("joined", FOUR, said.then(dense(2))).optimizer(adam(0.01));
    }

    private static GoldenCase of(String word, List<Symbol> inputs, Symbol output) {
        return GoldenCase.of("graphs/states-" + word, Functional.of(inputs, output), meanSquaredError(), sgd(0.2));
    }
}
