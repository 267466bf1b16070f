package nn.mnist.download;

import java.time.Duration;

/**
 * Says how long a mirror is waited for.
 *
 * @param connect how long it may take to accept a connection
 * @param stall how long it may then send nothing, and may be slow at first
 * @param slowest the bytes a second that it must send after that, on average
 */
public record Patience(Duration connect, Duration stall, int slowest) {
    /** Offline is found out in seconds, and MNIST's 11 MB are here within 20 minutes or not at all. */
    public static final Patience USUAL = new Patience(Duration.ofSeconds(3), Duration.ofSeconds(20), 10_000);

    /** For archives: 170 MB are here within half an hour or not at all. */
    public static final Patience LARGE = new Patience(Duration.ofSeconds(3), Duration.ofSeconds(20), 100_000);
}
