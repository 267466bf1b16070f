package nn.examples.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Holds connections to a port of this machine open. */
record Connections(int port, List<Socket> all) implements AutoCloseable {
    Connections(int port) {
        this(port, new ArrayList<>());
    }

    /** Opens some more, says the same on each, and leaves it at that. */
    Connections open(int count, String words) throws IOException {
        for (int i = 0; i < count; i++) {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            all.add(socket);
            write(socket, words);
        }
        return this;
    }

    static void write(Socket socket, String words) throws IOException {
        socket.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : all) {
            socket.close();
        }
    }
}
