package io.github.dreamsphere.web.studio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tells all open pages what changed. */
final class EventHub {
    private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();

    /** A page that is told from now on. */
    EventStream open() {
        EventStream stream = new EventStream();
        streams.add(stream);
        return stream;
    }

    void close(EventStream stream) {
        stream.end();
        streams.remove(stream);
    }

    /** Whether anybody looks. */
    boolean isWatched() {
        return !streams.isEmpty();
    }

    /**
     * Tells all pages. Of several events with the same name and id, a slow page gets only the last.
     *
     * @param id of what the event is about
     */
    void send(String name, String id, ObjectNode about) {
        Map.Entry<String, String> event = Map.entry(name, about.toString());
        streams.forEach(stream -> stream.put(name + " " + id, event));
    }

    /** Ends all streams. */
    void end() {
        streams.forEach(EventStream::end);
    }
}
