package nn.keras.kind;

/** Says which axes a layer looks at, and so how what goes in must lie. */
public enum Look {
    /** Number by number: any order will do. */
    EACH,
    /** Along the features, of images the channels: those stand first in nn, whichever axis they are in Keras. */
    FEATURES,
    /** Along axes by their place: all must stand as they do in Keras. */
    PLACES
}
