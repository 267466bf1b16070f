package nn.mnist;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Copies what one address sends into a file, and gives up when it stalls; the client's own timeout ends too early. */
final class Transfer {
    private static final int OK = 200;
    private static final long TICK = TimeUnit.SECONDS.toNanos(1);

    private final Mirrors mirrors;
    private final Path target;
    private final long limit;
    private long seen;
    private long moved;

    /** Prepares a transfer of at most {@code limit} bytes. */
    Transfer(Mirrors mirrors, Path target, long limit) {
        this.mirrors = mirrors;
        this.target = target;
        this.limit = limit;
    }

    void from(URI address) throws IOException {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(mirrors.connect())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        HttpRequest request = HttpRequest.newBuilder(address).build();
        CompletableFuture<HttpResponse<Path>> answer = client.sendAsync(request, this::body);
        try {
            int status = await(answer).statusCode();
            if (status != OK) {
                throw new IOException("it answered with status " + status);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the thread was interrupted");
        } finally {
            answer.cancel(true);
        }
    }

    private BodySubscriber<Path> body(ResponseInfo info) {
        return info.statusCode() == OK
                ? BodySubscribers.ofFile(target, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
                : BodySubscribers.replacing(target);
    }

    private HttpResponse<Path> await(CompletableFuture<HttpResponse<Path>> answer)
            throws IOException, InterruptedException {
        long tick = Math.min(TICK, mirrors.stall().toNanos());
        seen = 0;
        moved = System.nanoTime();
        while (true) {
            try {
                return answer.get(tick, TimeUnit.NANOSECONDS);
            } catch (ExecutionException e) {
                throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
            } catch (TimeoutException e) {
                look(Files.size(target));
            }
        }
    }

    private void look(long size) throws IOException {
        if (size > limit) {
            throw new IOException("it sends more than the " + limit + " bytes of the original");
        }
        long now = System.nanoTime();
        if (size > seen) {
            seen = size;
            moved = now;
            mirrors.progress().accept(String.format(Locale.ROOT, "  %.1f MB", size / 1e6));
        } else if (now - moved >= mirrors.stall().toNanos()) {
            throw new IOException("it stalled after " + size + " bytes");
        }
    }
}
