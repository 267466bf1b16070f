package nn.layer;

import java.util.List;
import nn.data.Shape;

/** Marks the layers that engines know; all others are made of these. */
public sealed interface Primitive extends Layer
        permits Dense,
                Conv2D,
                MaxPool2D,
                AveragePool2D,
                ZeroPadding2D,
                Reshape,
                ActivationLayer,
                ActivityRegularization,
                Dropout,
                BatchNormalization,
                LayerNormalization,
                Rescaling,
                Normalization,
                Add {
    /**
     * Lists what this layer owns, under local names such as {@code kernel}.
     *
     * @param input the shape of one row going in
     * @return the weights in Keras's order, none for most layers
     */
    default List<Weight> weights(Shape input) {
        return List.of();
    }

    /**
     * Calls the visitor's method for this kind of layer.
     *
     * @param visitor one method for each kind
     * @param <R> what the visitor makes
     * @return what that method returned
     */
    <R> R accept(Visitor<R> visitor);

    /**
     * Has one method for each primitive layer; an engine that forgets one does not compile.
     *
     * @param <R> what is made of a layer
     */
    interface Visitor<R> {
        /**
         * Visits a dense layer, whose activation is linear here.
         *
         * @param layer [in] to [units]
         * @return what is made of it
         */
        R dense(Dense layer);

        /**
         * Visits a convolution, whose activation is linear here.
         *
         * @param layer [c, h, w] to [filters, h', w']
         * @return what is made of it
         */
        R conv2D(Conv2D layer);

        /**
         * Visits a maximum pooling.
         *
         * @param layer [c, h, w] to [c, h', w']
         * @return what is made of it
         */
        R maxPool2D(MaxPool2D layer);

        /**
         * Visits an average pooling.
         *
         * @param layer [c, h, w] to [c, h', w']
         * @return what is made of it
         */
        R averagePool2D(AveragePool2D layer);

        /**
         * Visits a padding with zeros.
         *
         * @param layer [c, h, w] to [c, h', w']
         * @return what is made of it
         */
        R zeroPadding2D(ZeroPadding2D layer);

        /**
         * Visits a change of shape.
         *
         * @param layer as many elements out as in
         * @return what is made of it
         */
        R reshape(Reshape layer);

        /**
         * Visits an activation.
         *
         * @param layer any shape, kept
         * @return what is made of it
         */
        R activation(ActivationLayer layer);

        /**
         * Visits a penalty on what flows through.
         *
         * @param layer any shape, kept
         * @return what is made of it
         */
        R activityRegularization(ActivityRegularization layer);

        /**
         * Visits a dropout.
         *
         * @param layer any shape, kept
         * @return what is made of it
         */
        R dropout(Dropout layer);

        /**
         * Visits a batch normalization.
         *
         * @param layer [features] or [c, h, w], kept
         * @return what is made of it
         */
        R batchNormalization(BatchNormalization layer);

        /**
         * Visits a layer normalization.
         *
         * @param layer any shape, kept
         * @return what is made of it
         */
        R layerNormalization(LayerNormalization layer);

        /**
         * Visits a fixed scaling.
         *
         * @param layer any shape, kept
         * @return what is made of it
         */
        R rescaling(Rescaling layer);

        /**
         * Visits a scaling by given statistics.
         *
         * @param layer any shape, kept
         * @return what is made of it
         */
        R normalization(Normalization layer);

        /**
         * Visits a sum of all of a node's sources.
         *
         * @param layer several inputs of one shape
         * @return what is made of it
         */
        R add(Add layer);
    }
}
