package nn.examples.web;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import nn.data.NnException;

/** Serves a site to this machine alone, until it is closed. */
public final class Server implements AutoCloseable {
    private static final int ANY_BACKLOG = 0;
    private static final int NO_BODY = -1;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;

    private final Site site;
    private final HttpServer http;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);

    private Server(Site site, HttpServer http) {
        this.site = site;
        this.http = http;
    }

    /**
     * Begins to serve.
     *
     * @param site what there is
     * @param port where to listen, 0 for any free port
     * @throws NnException if the port is taken or there is no such port
     */
    public static Server start(Site site, int port) {
        if (port < 0 || port > 65_535) {
            throw NnException.of("--port must be 0 to 65535, but was %d.", port);
        }
        try {
            InetSocketAddress here = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            Server server = new Server(site, HttpServer.create(here, ANY_BACKLOG));
            server.http.createContext("/", server::answer);
            server.http.setExecutor(server.threads);
            server.http.start();
            return server;
        } catch (BindException taken) {
            throw NnException.of("the port %d cannot be listened on: %s.", port, taken.getMessage())
                    .maybe("--port 0 takes any free one.")
                    .causedBy(taken);
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }

    /** Gives what to type into a browser. */
    public URI address() {
        return URI.create("http://localhost:" + http.getAddress().getPort() + "/");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Optional<Path> file = site.file(exchange.getRequestURI().getPath()).filter(Files::isRegularFile);
            if (!Set.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
                exchange.sendResponseHeaders(METHOD_NOT_ALLOWED, NO_BODY);
            } else if (file.isEmpty()) {
                exchange.sendResponseHeaders(NOT_FOUND, NO_BODY);
            } else {
                send(exchange, file.get());
            }
        }
    }

    private static void send(HttpExchange exchange, Path file) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", Site.type(exchange.getRequestURI().getPath()));
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Cache-Control", "no-cache");
        headers.set("Content-Security-Policy", "default-src 'self' data:; script-src 'self' 'wasm-unsafe-eval'");
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(OK, NO_BODY);
            return;
        }
        byte[] bytes = Files.readAllBytes(file);
        exchange.sendResponseHeaders(OK, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** Stops listening, at once. */
    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}
