package nn.examples.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import nn.data.NnException;

/** Brings what runs a model in a browser, in the versions that {@code package-lock.json} names. */
public final class Npm {
    private final String command;
    private final Duration patience;

    /** Takes the npm that is on the path. */
    public Npm() {
        this(System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows") ? "npm.cmd" : "npm");
    }

    /** Takes the npm of this name. */
    public Npm(String command) {
        this(command, Duration.ofMinutes(15));
    }

    Npm(String command, Duration patience) {
        this.command = command;
        this.patience = patience;
    }

    /**
     * Runs {@code npm ci}, unless all is there already.
     *
     * @param home the folder with {@code package-lock.json}
     * @throws NnException if there is no npm, if it fails, or if it does not end
     */
    public void install(Path home) {
        try {
            if (!isCurrent(home)) {
                System.out.println("npm ci brings ONNX Runtime for browsers, once ...");
                run(home);
            }
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }

    /** Compares what npm installed last, and wrote down, with what is asked for now. */
    private static boolean isCurrent(Path home) throws IOException {
        Path asked = home.resolve("package-lock.json");
        Path installed = home.resolve("node_modules").resolve(".package-lock.json");
        return Files.exists(installed)
                && Files.getLastModifiedTime(installed).compareTo(Files.getLastModifiedTime(asked)) >= 0;
    }

    private void run(Path home) throws IOException {
        Process process = start(home);
        process.getOutputStream().close();
        CompletableFuture<String> said = CompletableFuture.supplyAsync(() -> all(process.getInputStream()));
        await(process, home);
        if (process.exitValue() != 0) {
            throw NnException.of(
                            "npm ci in %s ended with %d:\n%s",
                            home, process.exitValue(), said.join().strip())
                    .maybe("npm config get registry names a registry that cannot be reached from here.");
        }
    }

    private Process start(Path home) {
        try {
            return new ProcessBuilder(command, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=1")
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException missing) {
            throw NnException.of("%s, which brings ONNX Runtime for browsers, could not be started.", command)
                    .maybe("install Node.js 20 or later, from https://nodejs.org or as your system's package npm.")
                    .causedBy(missing);
        }
    }

    private static String all(InputStream in) {
        try (in) {
            return new String(in.readAllBytes(), Charset.defaultCharset());
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }

    private void await(Process process, Path home) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw NnException.of("npm ci in %s has not ended after %d s.", home, patience.toSeconds())
                        .maybe("npm config get registry names a registry that is too slow.");
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            throw NnException.of("npm ci was interrupted.").causedBy(asked);
        } finally {
            // One that has ended is left alone, since what it said may not be read yet.
            if (process.isAlive()) {
                process.destroy();
            }
        }
    }
}
