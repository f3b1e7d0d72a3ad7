package io.github.dreamsphere.web.studio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import io.github.dreamsphere.core.file.BusyException;
import io.github.dreamsphere.core.file.FileException;
import io.github.dreamsphere.core.file.TargetLock;
import io.github.dreamsphere.web.server.ServerAddress;
import java.io.IOException;
import java.net.BindException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A studio in a folder: shows its page to the browser, and dreams what is in its queue, until it is closed. */
public final class StudioServer implements AutoCloseable {
    /** The port that lets the system choose a free one. */
    public static final int ANY_PORT = 0;

    private static final String THIS_MACHINE = "127.0.0.1";
    private static final int SECONDS_TO_STOP = 60;

    static {
        // Connections that are slow to send a request, or idle, must not pile up.
        setIfAbsent("sun.net.httpserver.maxReqTime", "900");
        setIfAbsent("sun.net.httpserver.idleInterval", "30");
        setIfAbsent("jdk.httpserver.maxConnections", "512");
    }

    private final TargetLock lock;
    private final HttpServer server;
    private final ExecutorService threads;
    private final EventHub events;
    private final DreamStore dreams;
    private final Drafts drafts;
    private final LiveDreams lives;
    private final StudioRoom room;
    private final List<Thread> workers;
    private final URI address;

    private StudioServer(Path folder, String host, int port) throws IOException {
        StudioFolder place = new StudioFolder(folder);
        lock = lock(place, folder);
        ObjectNode key = place.key();
        ServerAddress at = ServerAddress.of(host.isEmpty() ? THIS_MACHINE : host);
        server = bind(at, port, key.path("port").asInt());
        String token = key.path("token").asText();
        int bound = server.getAddress().getPort();
        place.keepKey(token, bound);
        events = new EventHub();
        PictureStore pictures = new PictureStore(place, events);
        dreams = new DreamStore(place, events);
        drafts = new Drafts(place, pictures, events);
        lives = new LiveDreams(place, dreams, events);
        room = new StudioRoom(place.room(), host);
        Guard guard = new Guard(token, at.hostNames(bound));
        address = URI.create("http://" + named(at) + ":" + bound + "/?token=" + token);
        Link link = new Link(host.isEmpty() ? "" : address.toString());
        Api api = new Api(pictures, dreams, drafts, lives, events, room, place, link);
        server.createContext("/", new StudioHandler(guard, api));
        threads = Executors.newCachedThreadPool(work -> daemon(work, "studio"));
        server.setExecutor(threads);
        server.start();
        workers = List.of(
                daemon(new DreamWorker(dreams, pictures, events), "studio dreams"),
                daemon(drafts, "studio drafts"),
                daemon(lives, "studio live"));
        workers.forEach(Thread::start);
    }

    private static void setIfAbsent(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    /**
     * Starts on the loopback address, which only this machine reaches.
     *
     * @param folder the studio's, which is made if it is not there
     * @param port 1 to 65535; {@link #ANY_PORT} for the one that the studio had last, or a free one
     * @throws BusyException if another studio has the folder open
     * @throws IOException if the port is taken, or the folder cannot be used
     */
    public static StudioServer onThisMachine(Path folder, int port) throws IOException {
        return new StudioServer(folder, "", port);
    }

    /**
     * Starts on an address that others may reach; only requests with the link's token are answered.
     *
     * @param host a name or an address of this machine, or {@code 0.0.0.0} for all of them
     */
    public static StudioServer onNetwork(Path folder, String host, int port) throws IOException {
        return new StudioServer(folder, host, port);
    }

    private static TargetLock lock(StudioFolder place, Path folder) throws IOException {
        return TargetLock.tryLock(place.root().resolve("studio"))
                .orElseThrow(() -> new FileException(
                        folder, "another studio has this folder open; use its page, or stop it first"));
    }

    private static HttpServer bind(ServerAddress place, int wanted, int last) throws IOException {
        if (wanted == ANY_PORT && last != ANY_PORT) {
            try {
                return place.create(last);
            } catch (BindException e) {
                return place.bind(ANY_PORT);
            }
        }
        return place.bind(wanted);
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** A name by which another machine may call this one. */
    private static String named(ServerAddress place) throws IOException {
        if (!place.address().isAnyLocalAddress()) {
            return place.inLinks();
        }
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(own -> own.isSiteLocalAddress() && own instanceof Inet4Address)
                .map(InetAddress::getHostAddress)
                .findFirst()
                .orElse(THIS_MACHINE);
    }

    /** The link to open in a browser; it holds the token. */
    public URI address() {
        return address;
    }

    /** Stops at once; a dream in work goes on with the next start. */
    @Override
    public void close() throws IOException {
        dreams.end();
        drafts.end();
        lives.end();
        events.end();
        server.stop(0);
        threads.shutdownNow();
        room.close();
        for (Thread worker : workers) {
            try {
                worker.join(TimeUnit.SECONDS.toMillis(SECONDS_TO_STOP));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        lock.close();
    }
}
