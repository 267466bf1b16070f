package nn.mnist.download;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;

/** Writes what a mirror sends while it comes, counts it, and stops at a limit. */
final class Download implements BodySubscriber<Long> {
    private final OutputStream out;
    private final long limit;
    private final CompletableFuture<Long> end = new CompletableFuture<>();
    private final CompletableFuture<Flow.Subscription> source = new CompletableFuture<>();
    private final CompletableFuture<IOException> problem = new CompletableFuture<>();
    private final AtomicLong bytes = new AtomicLong();

    Download(OutputStream out, long limit) {
        this.out = out;
        this.limit = limit;
    }

    /** Counts the bytes that were written so far. */
    long bytes() {
        return bytes.get();
    }

    /** Returns what went wrong here or there, as it was said first. */
    Optional<IOException> problem() {
        return problem.isDone() ? Optional.of(problem.join()) : Optional.empty();
    }

    /** Cancels it. */
    void stop(IOException why) {
        problem.complete(why);
        end.completeExceptionally(why);
        if (source.isDone()) {
            source.join().cancel();
        }
    }

    @Override
    public CompletionStage<Long> getBody() {
        return end;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        source.complete(subscription);
        if (problem.isDone()) {
            subscription.cancel();
        } else {
            subscription.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        try {
            for (ByteBuffer buffer : buffers) {
                write(buffer);
            }
            source.join().request(1);
        } catch (IOException e) {
            stop(e);
        }
    }

    private void write(ByteBuffer buffer) throws IOException {
        byte[] part = new byte[buffer.remaining()];
        if (bytes.get() + part.length > limit) {
            throw MirrorException.of("it sends more than " + limit + " bytes, all that the original can take");
        }
        buffer.get(part);
        out.write(part);
        bytes.addAndGet(part.length);
    }

    @Override
    public void onError(Throwable wrong) {
        stop(MirrorException.of(wrong));
    }

    @Override
    public void onComplete() {
        end.complete(bytes.get());
    }
}
