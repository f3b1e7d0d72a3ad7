package io.github.dreamsphere.web.server;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Shows a folder over HTTP, to browsers on this machine or, if asked to, on the network, until it is closed. */
public final class RoomServer implements AutoCloseable {
    /** The port that lets the system choose a free one. */
    public static final int ANY_PORT = 0;

    private static final String LOOPBACK = "127.0.0.1";
    private static final String LOCAL = "localhost";

    private final HttpServer server;
    private final ExecutorService threads;
    private final ServerAddress shown;

    private RoomServer(HttpServer server, ExecutorService threads, ServerAddress shown) {
        this.server = server;
        this.threads = threads;
        this.shown = shown;
    }

    /**
     * Starts on the loopback address, which only this machine reaches.
     *
     * @param port {@link #ANY_PORT} or 1 to 65535
     * @throws IOException if the port is taken, or {@code folder} cannot be read
     */
    public static RoomServer onThisMachine(Path folder, int port) throws IOException {
        return start(folder, new ServerAddress(InetAddress.getByName(LOOPBACK), LOCAL), port);
    }

    /**
     * Starts on an address that others may reach.
     *
     * @param host a name or an address of this machine, or {@code 0.0.0.0} for all of them
     */
    public static RoomServer onNetwork(Path folder, String host, int port) throws IOException {
        return start(folder, ServerAddress.of(host), port);
    }

    /**
     * Checks that a server can start. Otherwise the user would wait for a room that cannot be shown.
     *
     * @param host as {@link #onNetwork} takes it; empty for {@link #onThisMachine}
     * @throws IOException if it cannot
     */
    public static void check(Optional<String> host, int port) throws IOException {
        ServerAddress.of(host.orElse(LOOPBACK)).bind(port).stop(0);
    }

    private static RoomServer start(Path folder, ServerAddress address, int port) throws IOException {
        ServedFolder files = new ServedFolder(folder);
        HttpServer server = address.bind(port);
        ExecutorService threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "room server");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext(
                "/",
                new RoomHandler(files, address.hostNames(server.getAddress().getPort())));
        server.start();
        InetAddress bound = address.address();
        return new RoomServer(server, threads, bound.isAnyLocalAddress() ? new ServerAddress(bound, LOCAL) : address);
    }

    /** The address to open in a browser. */
    public URI address() {
        return at(shown.inLinks());
    }

    /** The addresses to open on other machines; none if only this machine reaches the server. */
    public List<URI> addressesForOthers() throws SocketException {
        InetAddress bound = server.getAddress().getAddress();
        if (bound.isLoopbackAddress()) {
            return List.of();
        }
        if (!bound.isAnyLocalAddress()) {
            return List.of(address());
        }
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(own -> !own.isLoopbackAddress() && !own.isLinkLocalAddress())
                .map(ServerAddress::written)
                .sorted()
                .map(this::at)
                .toList();
    }

    private URI at(String host) {
        return URI.create("http://" + host + ":" + server.getAddress().getPort() + "/");
    }

    /** Stops at once. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
