package nn.data;

/** Puts the channels of images first. */
final class ChannelOrder {
    private ChannelOrder() {}

    /** Makes [n, channels, height, width] of [n, height, width, channels], and [n, 1, height, width] of [n, height, width]. */
    static Tensor channelsFirst(Tensor images) {
        Shape row = images.shape().row();
        if (row.rank() == 2) {
            return images.reshape(row.batch(1).batch(images.rows()));
        }
        if (!row.isImage() || row.dim(0) < 5 && !(row.dim(2) < 5)) {
            throw NnException.of("channelsFirst: the rows must be images [height, width, channels], but are %s.", row)
                    .maybe(row.isImage() ? "they are channels first already." : "reshape them first.");
        }
        return row.dim(2) == 1
                ? images.reshape(row.channelsFirst().batch(images.rows()))
                : images.transpose(0, 3, 1, 2);
    }
}
