package nn.mnist.download;

import static java.util.Objects.requireNonNullElse;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nn.data.NnException;

/** Copies what one address sends, and gives up when it stalls or dawdles; the client's own timeout ends too early. */
final class Transfer {
    private static final int OK = 200;
    private static final long TICK = TimeUnit.SECONDS.toNanos(1);

    private final Mirrors mirrors;
    private final Download download;
    private long begun;
    private long seen;
    private long moved;

    /** Prepares a transfer of at most {@code limit} bytes. */
    Transfer(Mirrors mirrors, OutputStream out, long limit) {
        this.mirrors = mirrors;
        this.download = new Download(out, limit);
    }

    void from(URI address) throws IOException {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(mirrors.patience().connect())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        HttpRequest request = HttpRequest.newBuilder(address).build();
        CompletableFuture<HttpResponse<Long>> answer = client.sendAsync(request, this::body);
        try {
            await(answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw NnException.of("%s: the download was interrupted.", address).causedBy(e);
        } finally {
            answer.cancel(true);
            download.stop(MirrorException.of("it is over"));
        }
    }

    private BodySubscriber<Long> body(ResponseInfo info) {
        if (info.statusCode() != OK) {
            download.stop(MirrorException.of("it answered with status " + info.statusCode()));
        }
        return download;
    }

    private void await(CompletableFuture<?> answer) throws IOException, InterruptedException {
        long tick = Math.min(TICK, mirrors.patience().stall().toNanos());
        begun = System.nanoTime();
        moved = begun;
        while (true) {
            try {
                answer.get(tick, TimeUnit.NANOSECONDS);
                return;
            } catch (ExecutionException e) {
                throw download.problem().orElseGet(() -> MirrorException.of(requireNonNullElse(e.getCause(), e)));
            } catch (TimeoutException e) {
                look(download.bytes(), System.nanoTime());
            }
        }
    }

    private void look(long bytes, long now) throws MirrorException {
        long stall = mirrors.patience().stall().toNanos();
        if (bytes > seen) {
            seen = bytes;
            moved = now;
            mirrors.progress().accept(String.format(Locale.ROOT, "  %.1f MB", bytes / 1e6));
        } else if (now - moved >= stall) {
            throw MirrorException.of("it stalled after " + bytes + " bytes");
        }
        int slowest = mirrors.patience().slowest();
        if (bytes < slowest * ((now - begun - stall) / 1e9)) {
            throw MirrorException.of("it sends fewer than " + slowest + " bytes a second");
        }
    }
}
