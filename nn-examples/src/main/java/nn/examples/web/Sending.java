package nn.examples.web;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import nn.data.NnException;

/** Takes what a page of ours sends: from no other page, and no more than belongs there. */
final class Sending {
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int TOO_LARGE = 413;

    private Sending() {}

    static void take(HttpExchange exchange, Inbox inbox) throws IOException {
        if (!isOurs(exchange.getRequestHeaders())) {
            say(exchange, FORBIDDEN, "Only the page itself may send this.");
            return;
        }
        int most = Math.toIntExact(inbox.mostBytes());
        byte[] sent = exchange.getRequestBody().readNBytes(most + 1);
        if (sent.length > most) {
            say(exchange, TOO_LARGE, "At most " + most + " bytes are taken.");
            return;
        }
        try {
            say(exchange, OK, inbox.take(sent));
        } catch (NnException wrong) {
            say(exchange, BAD_REQUEST, String.valueOf(wrong.getMessage()));
        }
    }

    /** A browser says where a page is from that sends something; another page's name is another one. */
    private static boolean isOurs(Headers request) {
        List<String> origins = request.getOrDefault("Origin", List.of());
        return origins.equals(List.of("http://" + request.getFirst("Host")));
    }

    private static void say(HttpExchange exchange, int status, String words) throws IOException {
        byte[] bytes = words.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
