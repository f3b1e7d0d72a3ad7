package io.github.dreamsphere.app.video;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Gathers what a process says on standard error while its other streams are used, so that it never blocks on a full pipe.
 */
final class Complaints implements AutoCloseable {
    /** No more is kept than this. */
    private static final int MOST = 1 << 16;

    private final Process process;
    private final StringBuilder text = new StringBuilder();
    private final Thread reader;

    Complaints(Process process) {
        this.process = process;
        this.reader = new Thread(this::read, "ffmpeg's messages");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        byte[] buffer = new byte[4096];
        try (InputStream in = process.getErrorStream()) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                keep(new String(buffer, 0, count, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            // The process has ended.
        }
    }

    private synchronized void keep(String more) {
        if (text.length() < MOST) {
            text.append(more);
        }
    }

    /** All that was said, once the process has ended. */
    String text() throws InterruptedException {
        reader.join();
        synchronized (this) {
            return text.toString();
        }
    }

    /**
     * Ends the process if it still runs, and waits for its end, so that it writes no file any more. An interruption is
     * kept for later.
     */
    @Override
    public void close() {
        process.destroyForcibly();
        boolean interrupted = false;
        while (process.isAlive()) {
            try {
                process.waitFor();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
