package nn;

import nn.layer.Bidirectional;
import nn.layer.Embedding;
import nn.layer.GRU;
import nn.layer.LSTM;
import nn.layer.Layer;
import nn.layer.Masking;
import nn.layer.Recurrent;
import nn.layer.SimpleRNN;
import nn.layer.TimeDistributed;

/** Names the layers that go through sequences step by step. */
abstract class RecurrentLayers extends SequenceLayers {
    RecurrentLayers() {}

    /**
     * Goes through a sequence with a state, as Keras's {@code SimpleRNN}.
     *
     * @param units the width of the output, at least 1
     * @return the layer, [time, features] to [units]
     */
    public static SimpleRNN simpleRNN(int units) {
        return SimpleRNN.of(units);
    }

    /**
     * Goes through a sequence with a state and a carry that gates keep, as Keras's {@code LSTM}.
     *
     * @param units the width of the output, at least 1
     * @return the layer, [time, features] to [units]
     */
    public static LSTM lstm(int units) {
        return LSTM.of(units);
    }

    /**
     * Goes through a sequence with a state that two gates keep, as Keras's {@code GRU}.
     *
     * @param units the width of the output, at least 1
     * @return the layer, [time, features] to [units]
     */
    public static GRU gru(int units) {
        return GRU.of(units);
    }

    /**
     * Goes through a sequence in both directions, as Keras's {@code Bidirectional}.
     *
     * @param layer a recurrent layer, which a copy of it that goes the other way accompanies
     * @return the layer, [time, features] to twice the layer's units
     */
    public static Bidirectional bidirectional(Recurrent<?> layer) {
        return Bidirectional.of(layer);
    }

    /**
     * Applies one layer to every step of a sequence, as Keras's {@code TimeDistributed}.
     *
     * @param layer what is applied
     * @return the layer, [time, …] to [time, …]
     */
    public static TimeDistributed timeDistributed(Layer layer) {
        return new TimeDistributed(layer, "");
    }

    /**
     * Looks up a vector for each whole number, as Keras's {@code Embedding}.
     *
     * @param vocabulary how many numbers there are, from 0
     * @param width how long a vector is
     * @return the layer, [time] to [time, width]
     */
    public static Embedding embedding(int vocabulary, int width) {
        return Embedding.of(vocabulary, width);
    }

    /**
     * Leaves out the steps of which all features are 0, as Keras's {@code Masking}.
     *
     * @return the layer, [time, features] to the same
     */
    public static Masking masking() {
        return masking(0);
    }

    /**
     * Leaves out the steps of which all features have one value, as Keras's {@code Masking}.
     *
     * @param value that value
     * @return the layer, [time, features] to the same
     */
    public static Masking masking(double value) {
        return new Masking(value, "");
    }
}
