package nn.onnx.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedWorkTest {
    private static List<Runnable> parts(AtomicIntegerArray counts) {
        return IntStream.range(0, counts.length())
                .<Runnable>mapToObj(i -> () -> counts.incrementAndGet(i))
                .toList();
    }

    private static void assertAllOnce(AtomicIntegerArray counts) {
        assertThat(IntStream.range(0, counts.length()).map(counts::get)).containsOnly(1);
    }

    @Test
    void doesEachPartOnce() {
        for (int round = 0; round < 1000; round++) {
            AtomicIntegerArray counts = new AtomicIntegerArray(13);
            SharedWork.begin(parts(counts)).finish();
            assertAllOnce(counts);
        }
    }

    @Test
    void doesAllWhereNoThreadIsFree() throws InterruptedException {
        CountDownLatch busy = new CountDownLatch(1);
        try {
            for (int i = 0; i < ForkJoinPool.getCommonPoolParallelism(); i++) {
                ForkJoinPool.commonPool().execute(() -> await(busy));
            }
            AtomicIntegerArray counts = new AtomicIntegerArray(13);
            SharedWork.begin(parts(counts)).finish();
            assertAllOnce(counts);
        } finally {
            busy.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void hasNothingToWaitForWithoutParts() {
        assertThat(SharedWork.begin(List.of())).isSameAs(SharedWork.NONE);
        SharedWork.NONE.finish();
    }
}
