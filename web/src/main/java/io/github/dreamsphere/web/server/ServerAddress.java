package io.github.dreamsphere.web.server;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * An address of this machine that a server can have.
 *
 * @param address may stand for all addresses of the machine
 * @param name what the person calls it: a name or the address itself
 */
public record ServerAddress(InetAddress address, String name) {
    /** Connections that may wait to be accepted. A browser tries one that is turned away again only after a second. */
    private static final int MOST_WAITING = 512;

    /**
     * The address with this name.
     *
     * @throws UnknownHostException if there is none
     */
    public static ServerAddress of(String name) throws UnknownHostException {
        return new ServerAddress(InetAddress.getByName(name), name);
    }

    /**
     * A server that has this address; it is not started.
     *
     * @param port 1 to 65535; 0 lets the system choose a free one
     * @throws IOException if the port is taken, or the address is none of this machine's
     */
    public HttpServer bind(int port) throws IOException {
        try {
            return create(port);
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

    /**
     * As {@link #bind(int)}.
     *
     * @throws BindException if the port is taken, or the address is none of this machine's
     */
    public HttpServer create(int port) throws IOException {
        return HttpServer.create(new InetSocketAddress(address, port), MOST_WAITING);
    }

    /** What browsers may call a server with this address and port. */
    public HostNames hostNames(int port) throws SocketException {
        Set<String> names = new HashSet<>(List.of(name.toLowerCase(Locale.ROOT), "localhost", written(address)));
        if (address.isAnyLocalAddress()) {
            String machine = nameOfMachine();
            // Home networks often know a machine by the second one (RFC 6762).
            names.addAll(List.of(machine, machine + ".local"));
            for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                each.inetAddresses().forEach(own -> names.add(written(own)));
            }
        }
        return new HostNames(names, port);
    }

    /** The machine's own name; its address if the system knows no name. */
    private static String nameOfMachine() {
        try {
            return InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT);
        } catch (UnknownHostException e) {
            return InetAddress.getLoopbackAddress().getHostAddress();
        }
    }

    /** The name as links hold it. */
    public String inLinks() {
        return name.indexOf(':') >= 0 && !name.startsWith("[") ? "[" + name + "]" : name;
    }

    /** An address as links hold it. */
    static String written(InetAddress address) {
        String text = address.getHostAddress().replaceFirst("%.*", "");
        return address instanceof Inet6Address ? "[" + text + "]" : text;
    }
}
