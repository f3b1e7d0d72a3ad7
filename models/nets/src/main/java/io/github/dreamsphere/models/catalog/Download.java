package io.github.dreamsphere.models.catalog;

import io.github.dreamsphere.core.progress.Progress;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import java.util.Optional;

/**
 * Downloads a file over HTTP, resuming where the last attempt stopped. If a response has another range than the one
 * requested, or belongs to a file of another size, the download starts over.
 */
final class Download {
    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private static final int RANGE_NOT_SATISFIABLE = 416;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    private final HttpClient client;
    private final RetryPolicy retries;
    private final RemoteFile file;
    private final PartialFile part;
    private final Progress progress;

    Download(HttpClient client, RetryPolicy retries, RemoteFile file, PartialFile part, Progress progress) {
        this.client = client;
        this.retries = retries;
        this.file = file;
        this.part = part;
        this.progress = progress;
    }

    /**
     * Downloads what is missing.
     *
     * @return true if bytes of an earlier run were reused
     * @throws IOException whose message starts with the address, if the download fails
     */
    boolean run() throws IOException {
        boolean resumed = false;
        int failures = 0;
        while (true) {
            long before = part.size();
            try {
                resumed |= attempt();
                return resumed;
            } catch (Refused e) {
                throw new IOException(file.address() + ": " + e.getMessage(), e);
            } catch (IOException e) {
                failures = part.size() > before ? 1 : failures + 1;
                if (failures >= retries.attempts() && part.size() == 0) {
                    throw new IOException(
                            file.address() + ": " + file.address().getHost() + " cannot be reached (" + reason(e)
                                    + "); try again later",
                            e);
                }
                if (failures >= retries.attempts()) {
                    throw new IOException(
                            file.address() + ": the download stopped after " + part.size() + " bytes (" + reason(e)
                                    + "); run the command again to resume it",
                            e);
                }
                pause();
            }
        }
    }

    private boolean attempt() throws IOException {
        long have = resumable() ? part.size() : 0;
        HttpResponse<BodyChunks> response = request(have);
        try (BodyChunks body = response.body()) {
            boolean kept = have > 0 && response.statusCode() == PARTIAL;
            long total = kept ? continued(response.headers(), have) : started(response);
            receive(body, total);
            return kept;
        }
    }

    /** Without a tag or a checksum, old bytes cannot be told from new ones. */
    private boolean resumable() throws IOException {
        return part.tag().isPresent() || !file.checksums().isEmpty();
    }

    private HttpResponse<BodyChunks> request(long have) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(file.address()).timeout(retries.connect());
        if (have > 0) {
            request.header("Range", "bytes=" + have + "-");
            part.tag().ifPresent(tag -> request.header("If-Range", tag));
        }
        try {
            return client.send(request.build(), BodyChunks.handler());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** The size of the file, from a response that continues at {@code have}. */
    private long continued(HttpHeaders headers, long have) throws IOException {
        Optional<ContentRange> range = headers.firstValue("Content-Range").flatMap(ContentRange::parse);
        long total = range.map(ContentRange::total).orElse(-1L);
        boolean wrongSize = file.bytes() > 0 && file.member().isEmpty() && total >= 0 && total != file.bytes();
        if (range.isEmpty() || range.get().first() != have || wrongSize) {
            part.discard();
            throw new IOException("the server did not send bytes " + have + "-: "
                    + headers.firstValue("Content-Range").orElse("no range"));
        }
        return total;
    }

    /** The size of the file, from a response that starts at its first byte; -1 if unknown. */
    private long started(HttpResponse<BodyChunks> response) throws IOException {
        int status = response.statusCode();
        if (status == RANGE_NOT_SATISFIABLE || status == PARTIAL) {
            part.discard();
            throw new IOException("the server answered " + status + " to a plain request");
        }
        if (status >= SERVER_ERROR || status == TOO_MANY_REQUESTS) {
            throw new IOException("the server answered " + status);
        }
        if (status != OK) {
            throw new Refused("the server answered " + status);
        }
        HttpHeaders headers = response.headers();
        long length = headers.firstValueAsLong("Content-Length").orElse(-1);
        if (length > file.limit()) {
            throw new Refused("has " + length + " bytes, more than " + file.name() + " can have");
        }
        part.restart(headers.firstValue("ETag")
                .filter(tag -> tag.startsWith("\""))
                .or(() -> headers.firstValue("Last-Modified")));
        return length;
    }

    private void receive(BodyChunks body, long total) throws IOException {
        try (SeekableByteChannel out = part.append()) {
            long size = out.size();
            progress.report("fetching " + file.name(), size, Math.max(total, size));
            for (List<ByteBuffer> next = body.next(retries.stall(), progress);
                    !next.isEmpty();
                    next = body.next(retries.stall(), progress)) {
                for (ByteBuffer buffer : next) {
                    size += buffer.remaining();
                    write(out, buffer, size);
                }
                progress.report("fetching " + file.name(), size, Math.max(total, size));
            }
            if (total >= 0 && size != total) {
                throw new IOException(size + " of " + total + " bytes received");
            }
        }
    }

    private void write(SeekableByteChannel out, ByteBuffer buffer, long size) throws IOException {
        if (size > file.limit()) {
            throw new Refused(
                    "received more than " + file.limit() + " bytes, the most that " + file.name() + " can have");
        }
        while (buffer.hasRemaining()) {
            out.write(buffer);
        }
    }

    private void pause() throws IOException {
        progress.checkCancelled();
        try {
            Thread.sleep(retries.pause().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static String reason(IOException e) {
        if (e instanceof ConnectException) {
            return "no connection";
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    /** A failure that retrying would not change. */
    static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }
}
