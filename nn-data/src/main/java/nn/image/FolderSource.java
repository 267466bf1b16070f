package nn.image;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import nn.data.DType;
import nn.data.Dataset;
import nn.data.NnException;
import nn.data.Randoms;
import nn.data.Shape;
import nn.data.Source;
import nn.data.Tensor;

/** Reads images of a folder as they are needed, some at once on all cores. */
final class FolderSource implements Source {
    private static final int BLOCK_BYTES = 4 << 20;
    private static final int BLOCK_IMAGES = 256;

    private final ImageFolder folder;
    private final LabelledImages labelled;
    private final List<Listing.Image> images;
    private final Corrupt corrupt;
    private final Set<Path> told = ConcurrentHashMap.newKeySet();
    private Optional<Dataset> sample = Optional.empty();

    FolderSource(ImageFolder folder, List<String> classes, List<Listing.Image> images, Corrupt corrupt) {
        this.folder = folder;
        this.labelled = new LabelledImages(classes, folder.options());
        this.images = images;
        this.corrupt = corrupt;
    }

    /** Reads the first image that can be read. */
    @Override
    public synchronized Dataset sample() {
        for (int i = 0; i < images.size() && sample.isEmpty(); i++) {
            List<Listing.Image> one = images.subList(i, i + 1);
            Reading reading = Reading.of(Listing.files(one), folder.options());
            require(one, reading);
            sample = reading.refused().isEmpty() ? Optional.of(labelled.dataset(one, reading)) : sample;
        }
        return sample.orElseThrow(() -> NnException.of("%s: no file can be read as an image.", folder));
    }

    private void require(List<Listing.Image> some, Reading reading) {
        Refused refused = new Refused(folder.toString(), images.size());
        reading.refused().forEach((i, why) -> {
            Path file = some.get(i).file();
            if (!corrupt.skipped() || told.add(file)) {
                refused.add(folder.name(file), why);
            }
        });
        corrupt.require(refused);
    }

    @Override
    public OptionalLong rowCount() {
        return corrupt.skipped() ? OptionalLong.empty() : OptionalLong.of(images.size());
    }

    @Override
    public Blocks blocks(long from) {
        if (!corrupt.skipped()) {
            return new Pass(images, (int) Math.min(from, images.size()));
        }
        Pass pass = new Pass(images, 0);
        pass.skip(from);
        return pass;
    }

    @Override
    public Blocks mixed(Randoms random) {
        int[] order = random.permutation(images.size());
        return new Pass(IntStream.of(order).mapToObj(images::get).toList(), 0);
    }

    @Override
    public String toString() {
        return folder + ".source()";
    }

    /** Goes through files once, in an order. */
    private final class Pass implements Blocks {
        private final List<Listing.Image> order;
        private final Shape image;
        private final ImageOptions options;
        private final int most;
        private final ByteBuffer memory;
        private int next;
        private long rows;

        Pass(List<Listing.Image> order, int from) {
            this.order = order;
            this.next = from;
            this.rows = from;
            image = sample().input().shape().row();
            options = folder.options();
            most = Math.max(1, Math.min(BLOCK_IMAGES, BLOCK_BYTES / Math.max(1, image.size())));
            memory = Tensor.allocate(DType.UINT8, image.batch(Math.min(most, order.size())));
        }

        /** Reads over rows, since which files give one is not known before. */
        void skip(long count) {
            boolean areMore = true;
            while (areMore && rows < count) {
                areMore = next((int) Math.min(count - rows, most)).isPresent();
            }
        }

        @Override
        public Optional<Block> next(int wanted) {
            while (next < order.size()) {
                List<Listing.Image> some = order.subList(next, Math.min(order.size(), next + Math.min(wanted, most)));
                next += some.size();
                ByteBuffer used = memory.slice(0, some.size() * image.size());
                Reading reading = Reading.of(Listing.files(some), options, image, used);
                require(some, reading);
                if (reading.refused().size() < some.size()) {
                    Dataset data = labelled.dataset(some, reading);
                    rows += data.size();
                    return Optional.of(new Block(rows - data.size(), data.rows()));
                }
            }
            return Optional.empty();
        }

        @Override
        public void close() {}
    }
}
