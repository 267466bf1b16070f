package nn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowFileTest {
    /** So many rows of 64 floats are some blocks of 256 KiB, the last of them not full. */
    private static final int ROWS = 5000;

    private static final int WIDTH = 64;

    @TempDir
    Path folder;

    private Path floats;
    private Path bytes;

    @BeforeEach
    void write() throws IOException {
        ByteBuffer numbers = ByteBuffer.allocate(ROWS * WIDTH * 4).order(ByteOrder.LITTLE_ENDIAN);
        byte[] labels = new byte[ROWS];
        for (int i = 0; i < ROWS; i++) {
            numbers.putFloat(i * WIDTH * 4, i);
            labels[i] = (byte) (i % 10);
        }
        floats = Files.write(folder.resolve("x.f32"), numbers.array());
        bytes = Files.write(folder.resolve("y.u8"), labels);
    }

    private Source source() {
        return Source.of(RowFile.floats(floats, WIDTH), RowFile.bytes(bytes));
    }

    /** Lists the rows' numbers, which stand in their first features, and the first row of each block. */
    private static List<Integer> read(Source.Blocks blocks, List<Long> begins) {
        List<Integer> numbers = new ArrayList<>();
        for (Optional<Source.Block> block = blocks.next(10_000); block.isPresent(); block = blocks.next(10_000)) {
            begins.add(block.get().from());
            Rows rows = block.get().rows();
            for (int i = 0; i < rows.size(); i++) {
                int number = (int) rows.inputs().get(0).memory().getFloat(i * WIDTH * 4);
                assertThat(rows.targets().memory().get(i)).isEqualTo((byte) (number % 10));
                numbers.add(number);
            }
        }
        blocks.close();
        return numbers;
    }

    private static List<Integer> numbers(int from) {
        return IntStream.range(from, ROWS).boxed().toList();
    }

    @Test
    void readsRowsInTheirOrder() {
        assertThat(source().rowCount()).hasValue(ROWS);
        assertThat(source().sample().input().shape().row()).isEqualTo(Shape.of(WIDTH));
        assertThat(read(source().blocks(0), new ArrayList<>())).isEqualTo(numbers(0));
        assertThat(read(source().blocks(4321), new ArrayList<>())).isEqualTo(numbers(4321));
    }

    @Test
    void drawsTheOrderOfBlocksFromTheWholeFile() {
        List<Long> begins = new ArrayList<>();
        assertThat(read(source().mixed(Randoms.of(1, "test", 0)), begins))
                .isNotEqualTo(numbers(0))
                .containsExactlyInAnyOrderElementsOf(numbers(0));
        assertThat(begins).containsExactlyInAnyOrder(0L, 1024L, 2048L, 3072L, 4096L);
        List<Long> others = new ArrayList<>();
        read(source().mixed(Randoms.of(2, "test", 0)), others);
        assertThat(others).isNotEqualTo(begins);
    }

    @Test
    void takesTargetsThatAreInMemory() {
        int[] labels = IntStream.range(0, ROWS).map(i -> i % 10).toArray();
        Source source = Source.of(RowFile.floats(floats, WIDTH), Tensor.of(Shape.of(ROWS), labels));
        Source.Block first = source.blocks(4998).next(10).orElseThrow();
        assertThat(first.rows().targets().ints()).containsExactly(8, 9);
    }

    @Test
    void readsSomeRowsAndMapsAll() {
        RowFile file = RowFile.floats(floats, WIDTH);
        assertThat(file.read(7, 9).rows(0, 1).floats()[0]).isEqualTo(7);
        Tensor all = file.tensor();
        assertThat(all.shape()).isEqualTo(Shape.of(ROWS, WIDTH));
        assertThat(all.row(4999).floats()[0]).isEqualTo(4999);
        assertThat(file).hasToString(floats + ": 5000 rows [64] of float32");
    }

    @Test
    void readsAPartAsTheWhole() {
        assertThat(RowFile.floats(floats, WIDTH).rows(100, 103).read(1, 2).floats()[0])
                .isEqualTo(101);
        List<Integer> part = read(source().skip(1000).take(3000).mixed(Randoms.of(2, "test", 0)), new ArrayList<>());
        assertThat(part)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(1000, 4000).boxed().toList())
                .isNotEqualTo(IntStream.range(1000, 4000).boxed().toList());
        assertThatThrownBy(() -> source().skip(5000))
                .hasMessage("skip: of 5000 rows at least one must be left, but 5000 were to be left out.");
    }

    @Test
    void refusesFilesThatHoldNoWholeRows() {
        assertThatThrownBy(() -> RowFile.floats(floats, 63))
                .hasMessage(
                        floats + ": the file must hold whole rows [63] of float32, 252 bytes each, but holds 1280000"
                                + " bytes of them.\nMaybe check the shape of a row and the type of its numbers.");
        assertThatThrownBy(() -> RowFile.floats(folder, 1))
                .isInstanceOf(NnException.class)
                .hasMessage(folder + ": there must be a file of rows, but it is a folder.");
        assertThatThrownBy(() ->
                        RowFile.of(floats, -256, RowFile.Element.FLOAT32, ByteOrder.LITTLE_ENDIAN, Shape.of(WIDTH)))
                .isInstanceOf(NnException.class)
                .hasMessage(floats + ": the offset of the first row must be at least 0, but was -256.");
        Path none = folder.resolve("none");
        assertThatThrownBy(() -> RowFile.bytes(none)).hasMessage(none + ": the file must exist, but does not.");
        assertThatThrownBy(() -> RowFile.bytes(bytes).read(4999, 5001))
                .hasMessage(bytes + ": the file has rows 0 to 5000, but 4999 to 5001 were asked for.");
        assertThatThrownBy(() -> Source.of(RowFile.floats(floats, 32), RowFile.bytes(bytes)))
                .hasMessage("the source has 10000 rows of features, but 5000 targets.");
    }

    @Test
    void refusesAFileThatShrinks() throws IOException {
        Source source = source();
        Files.write(floats, new byte[1000]);
        try (Source.Blocks blocks = source.blocks(0)) {
            assertThatThrownBy(() -> blocks.next(10))
                    .hasMessage(floats + ": the file must hold 5000 rows, but ends early.\n"
                            + "Maybe it was changed while it was read.");
        }
    }

    @Test
    void readsInAThreadThatIsInterrupted() {
        RowFile file = RowFile.floats(floats, WIDTH);
        Thread.currentThread().interrupt();
        Tensor some = file.read(7, 9);
        Tensor all = file.tensor();
        List<Integer> streamed = read(source().blocks(4321), new ArrayList<>());

        assertThat(Thread.interrupted()).isTrue();
        assertThat(some.row(0).floats()[0]).isEqualTo(7);
        assertThat(all.row(4999).floats()[0]).isEqualTo(4999);
        assertThat(streamed).isEqualTo(numbers(4321));
    }

    @Test
    void readsOnWhereInterruptsComeAtAnyTime() throws InterruptedException {
        Thread reader = Thread.currentThread();
        AtomicBoolean isRead = new AtomicBoolean();
        Thread other = new Thread(() -> {
            while (!isRead.get()) {
                reader.interrupt();
                Thread.onSpinWait();
            }
        });
        other.start();
        List<Integer> streamed = new ArrayList<>();
        try {
            for (int pass = 0; pass < 20; pass++) {
                streamed.addAll(read(source().blocks(4000), new ArrayList<>()));
                Thread.interrupted();
            }
        } finally {
            isRead.set(true);
            while (other.isAlive()) {
                Thread.onSpinWait();
            }
            Thread.interrupted();
        }
        assertThat(streamed).hasSize(20_000).startsWith(4000, 4001).endsWith(4998, 4999);
    }

    @Test
    void readsNumbersInEitherOrderOfBytes() throws IOException {
        Path file = Files.write(folder.resolve("z"), new byte[] {1, 2, 0, 0, 0, 5, 0, 0, (byte) 255, (byte) 254});
        RowFile numbers = RowFile.of(file, 2, RowFile.Element.INT32, ByteOrder.BIG_ENDIAN, Shape.of());
        assertThat(numbers.read(0, 2).ints()).containsExactly(5, 0xfffe);
    }
}
