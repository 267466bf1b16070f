package nn.data;

import java.util.Optional;

/** Gives what is in memory already. */
final class OneBlock implements Source.Blocks {
    private Optional<Source.Block> block;

    OneBlock(Optional<Source.Block> block) {
        this.block = block;
    }

    @Override
    public Optional<Source.Block> next() {
        Optional<Source.Block> next = block;
        block = Optional.empty();
        return next;
    }

    @Override
    public void close() {
        block = Optional.empty();
    }
}
