package nn.mnist;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Plays mirrors on this machine, good ones and bad ones. */
final class MirrorServer implements AutoCloseable {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final List<String> asked = new ArrayList<>();

    MirrorServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    /** Opens one more mirror. */
    URI mirror(String name, HttpHandler handler) {
        server.createContext("/" + name + "/", exchange -> {
            note(exchange.getRequestURI().getPath());
            try (exchange) {
                handler.handle(exchange);
            }
        });
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/" + name + "/");
    }

    static HttpHandler sending(byte... body) {
        return exchange -> send(exchange, body.length, body);
    }

    static HttpHandler failing(int status) {
        return exchange -> exchange.sendResponseHeaders(status, -1);
    }

    /** Sends a part of what it announces, and then hangs up. */
    static HttpHandler cutShort(byte... body) {
        return exchange -> send(exchange, body.length + 1L, body);
    }

    private static void send(HttpExchange exchange, long length, byte... body) throws IOException {
        exchange.sendResponseHeaders(200, length);
        exchange.getResponseBody().write(body);
    }

    private synchronized void note(String path) {
        asked.add(path);
    }

    synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }
}
