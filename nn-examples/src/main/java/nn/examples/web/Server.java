package nn.examples.web;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import nn.data.NnException;

/** Serves a site to this machine alone, until it is closed. */
public final class Server implements AutoCloseable {
    private static final int ANY_BACKLOG = 0;
    private static final int NO_BODY = -1;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int MISDIRECTED = 421;

    /** This machine's names for itself. Under another one asks a page from elsewhere, whose name was made to point here. */
    private static final Pattern HERE =
            Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d+)?", Pattern.CASE_INSENSITIVE);

    static {
        // Read once, by the JDK's server: the seconds that a request may take to arrive, and an answer to leave.
        limit("sun.net.httpserver.maxReqTime", 5);
        limit("sun.net.httpserver.maxRspTime", 60);
    }

    private final HttpServer http;
    // A thread waits for each request that has begun, so there are many; the request beyond them is hung up on.
    private final ExecutorService threads =
            new ThreadPoolExecutor(0, 64, 10, TimeUnit.SECONDS, new SynchronousQueue<>());

    private Server(HttpServer http) {
        this.http = http;
    }

    private static void limit(String property, int seconds) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, Integer.toString(seconds));
        }
    }

    /**
     * Takes a port; until something is served there, nothing is found.
     *
     * @param port where to listen, 0 for any free port
     * @throws NnException if the port is taken or there is no such port
     */
    public static Server bind(int port) {
        if (port < 0 || port > 65_535) {
            throw NnException.of("--port must be 0 to 65535, but was %d.", port);
        }
        try {
            InetSocketAddress here = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            Server server = new Server(HttpServer.create(here, ANY_BACKLOG));
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

    /** Returns what to type into a browser. */
    public URI address() {
        return URI.create("http://localhost:" + http.getAddress().getPort() + "/");
    }

    /** Begins to serve, once. */
    public void serve(Site site) {
        http.createContext("/", exchange -> answer(exchange, site));
    }

    private static void answer(HttpExchange exchange, Site site) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            Optional<Path> file = site.file(path).filter(Files::isRegularFile);
            Optional<Inbox> inbox = site.inbox(path);
            if (!isMeant(exchange.getRequestHeaders())) {
                exchange.sendResponseHeaders(MISDIRECTED, NO_BODY);
            } else if (inbox.isPresent() && exchange.getRequestMethod().equals("POST")) {
                Sending.take(exchange, inbox.get());
            } else if (!Set.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
                exchange.sendResponseHeaders(METHOD_NOT_ALLOWED, NO_BODY);
            } else if (file.isEmpty()) {
                exchange.sendResponseHeaders(NOT_FOUND, NO_BODY);
            } else {
                send(exchange, file.get());
            }
        }
    }

    private static boolean isMeant(Headers request) {
        List<String> hosts = request.getOrDefault("Host", List.of());
        return hosts.size() == 1 && HERE.matcher(hosts.get(0)).matches();
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
        try (InputStream in = Files.newInputStream(file)) {
            exchange.sendResponseHeaders(OK, Files.size(file));
            in.transferTo(exchange.getResponseBody());
        }
    }

    /** Stops listening, at once. */
    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}
