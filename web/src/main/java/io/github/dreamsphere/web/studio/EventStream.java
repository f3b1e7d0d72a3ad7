package io.github.dreamsphere.web.studio;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Server-sent events to one page (HTML standard, section 9.2). */
final class EventStream {
    private static final int HEARTBEAT_MILLISECONDS = 15_000;
    private static final int RETRY_MILLISECONDS = 500;

    private final Map<String, Map.Entry<String, String>> waiting = new LinkedHashMap<>();
    private boolean ended;

    synchronized void put(String key, Map.Entry<String, String> event) {
        waiting.remove(key);
        waiting.put(key, event);
        notifyAll();
    }

    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** Writes events as they come, until the page is closed or the server ends. */
    void writeTo(OutputStream out) throws IOException {
        write(out, "retry: " + RETRY_MILLISECONDS + "\n\n");
        for (List<Map.Entry<String, String>> events = next(); events != null; events = next()) {
            StringBuilder text = new StringBuilder();
            for (Map.Entry<String, String> event : events) {
                text.append("event: " + event.getKey() + "\ndata: " + event.getValue() + "\n\n");
            }
            // Writing a comment fails if the page is gone.
            write(out, events.isEmpty() ? ":\n\n" : text.toString());
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** What is to be told; nothing after some seconds; null at the end. */
    private synchronized List<Map.Entry<String, String>> next() {
        try {
            if (waiting.isEmpty() && !ended) {
                wait(HEARTBEAT_MILLISECONDS);
            }
        } catch (InterruptedException e) {
            ended = true;
        }
        List<Map.Entry<String, String>> events = new ArrayList<>(waiting.values());
        waiting.clear();
        return ended ? null : events;
    }
}
