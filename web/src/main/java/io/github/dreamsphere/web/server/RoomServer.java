package io.github.dreamsphere.web.server;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Shows a folder over HTTP, to browsers on this machine or, if asked to, on the network, until it is closed. */
public final class RoomServer implements AutoCloseable {
    /** The port that lets the system choose a free one. */
    public static final int ANY_PORT = 0;

    private static final String LOOPBACK = "127.0.0.1";

    private final HttpServer server;
    private final ExecutorService threads;
    private final String name;

    private RoomServer(HttpServer server, ExecutorService threads, String name) {
        this.server = server;
        this.threads = threads;
        this.name = name;
    }

    /**
     * Starts on the loopback address, which only this machine reaches.
     *
     * @param port {@link #ANY_PORT} or 1 to 65535
     * @throws IOException if the port is taken, or {@code folder} cannot be read
     */
    public static RoomServer onThisMachine(Path folder, int port) throws IOException {
        return start(folder, InetAddress.getByName(LOOPBACK), "localhost", port);
    }

    /**
     * Starts on an address that others may reach.
     *
     * @param host a name or an address of this machine, or {@code 0.0.0.0} for all of them
     */
    public static RoomServer onNetwork(Path folder, String host, int port) throws IOException {
        return start(folder, InetAddress.getByName(host), host, port);
    }

    /**
     * Checks that a server can start, so that nobody waits for a room that cannot be shown.
     *
     * @param host as {@link #onNetwork} takes it; empty for {@link #onThisMachine}
     * @throws IOException if it cannot
     */
    public static void check(Optional<String> host, int port) throws IOException {
        String name = host.orElse(LOOPBACK);
        bound(InetAddress.getByName(name), name, port).stop(0);
    }

    private static RoomServer start(Path folder, InetAddress address, String name, int port) throws IOException {
        ServedFolder files = new ServedFolder(folder);
        HttpServer server = bound(address, name, port);
        ExecutorService threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "room server");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext(
                "/",
                new RoomHandler(files, hosts(address, name), server.getAddress().getPort()));
        server.start();
        return new RoomServer(server, threads, address.isAnyLocalAddress() ? "localhost" : name);
    }

    private static HttpServer bound(InetAddress address, String name, int port) throws IOException {
        try {
            return HttpServer.create(new InetSocketAddress(address, port), 0);
        } catch (BindException e) {
            if (NetworkInterface.getByInetAddress(address) == null) {
                throw new IOException(name + ": is not an address of this machine", e);
            }
            throw new IOException(
                    "port " + port + " of " + address.getHostAddress() + " cannot be used: " + e.getMessage()
                            + "; choose another one",
                    e);
        }
    }

    /** The names by which browsers may call this server; others are those of a foreign page that leads here. */
    private static Set<String> hosts(InetAddress address, String name) throws SocketException {
        Set<String> hosts = new HashSet<>(List.of(name.toLowerCase(Locale.ROOT), "localhost", written(address)));
        if (address.isAnyLocalAddress()) {
            String machine = nameOfMachine();
            // Home networks often know a machine by the second one (RFC 6762).
            hosts.addAll(List.of(machine, machine + ".local"));
            for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                each.inetAddresses().forEach(own -> hosts.add(written(own)));
            }
        }
        return hosts;
    }

    /** The machine's own name; its address if the system knows no name. */
    private static String nameOfMachine() {
        try {
            return InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT);
        } catch (UnknownHostException e) {
            return InetAddress.getLoopbackAddress().getHostAddress();
        }
    }

    private static String written(InetAddress address) {
        String text = address.getHostAddress().replaceFirst("%.*", "");
        return address instanceof Inet6Address ? "[" + text + "]" : text;
    }

    /** The address to open in a browser. */
    public URI address() {
        String host = name.indexOf(':') >= 0 && !name.startsWith("[") ? "[" + name + "]" : name;
        return at(host);
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
                .map(RoomServer::written)
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
