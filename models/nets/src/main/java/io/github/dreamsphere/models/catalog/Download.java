package io.github.dreamsphere.models.catalog;

import io.github.dreamsphere.core.progress.Progress;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import java.util.Optional;

/**
 * One file coming in over HTTP: asked for from where the last attempt stopped, until it is whole. A server's word is
 * not trusted: a range that does not start where it was asked to, or belongs to a file of another size, starts the
 * transfer over.
 */
final class Download {
    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private static final int RANGE_NOT_SATISFIABLE = 416;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    private final HttpClient client;
    private final RetryPolicy patience;
    private final RemoteFile file;
    private final PartialFile part;
    private final Progress progress;

    Download(HttpClient client, RetryPolicy patience, RemoteFile file, PartialFile part, Progress progress) {
        this.client = client;
        this.patience = patience;
        this.file = file;
        this.part = part;
        this.progress = progress;
    }

    /**
     * Receives what is missing.
     *
     * @return true if bytes of an earlier attempt were kept
     * @throws IOException that starts with the address, if the file does not come in
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
                if (failures >= patience.attempts()) {
                    throw new IOException(
                            file.address() + ": broke off after " + part.size() + " bytes (" + reason(e)
                                    + "); the same command goes on from there",
                            e);
                }
                rest();
            }
        }
    }

    private boolean attempt() throws IOException {
        long have = resumable() ? part.size() : 0;
        HttpResponse<BodyChunks> answer = ask(have);
        try (BodyChunks body = answer.body()) {
            boolean kept = have > 0 && answer.statusCode() == PARTIAL;
            long total = kept ? continued(answer.headers(), have) : started(answer);
            receive(body, total);
            return kept;
        }
    }

    /** Without a tag or a checksum nothing could tell old bytes from new ones. */
    private boolean resumable() throws IOException {
        return part.tag().isPresent() || !file.checksums().isEmpty();
    }

    private HttpResponse<BodyChunks> ask(long have) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(file.address()).timeout(patience.connect());
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

    /** The whole file's size, given an answer that goes on at {@code have}. */
    private long continued(HttpHeaders headers, long have) throws IOException {
        Optional<ContentRange> range = headers.firstValue("Content-Range").flatMap(ContentRange::parse);
        long total = range.map(ContentRange::total).orElse(-1L);
        boolean wrongSize = file.bytes() > 0 && file.member().isEmpty() && total >= 0 && total != file.bytes();
        if (range.isEmpty() || range.get().first() != have || wrongSize) {
            part.discard();
            throw new IOException("the server sent another range than bytes " + have + "-: "
                    + headers.firstValue("Content-Range").orElse("none given"));
        }
        return total;
    }

    /** The whole file's size, given an answer that starts at its first byte; -1 where the server does not say. */
    private long started(HttpResponse<BodyChunks> answer) throws IOException {
        int status = answer.statusCode();
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
        HttpHeaders headers = answer.headers();
        long length = headers.firstValueAsLong("Content-Length").orElse(-1);
        if (length > file.limit()) {
            throw new Refused("has " + length + " bytes, more than " + file.name() + " could have");
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
            for (List<ByteBuffer> next = body.next(patience.stall(), progress);
                    !next.isEmpty();
                    next = body.next(patience.stall(), progress)) {
                for (ByteBuffer buffer : next) {
                    size += buffer.remaining();
                    write(out, buffer, size);
                }
                progress.report("fetching " + file.name(), size, Math.max(total, size));
            }
            if (total >= 0 && size != total) {
                throw new IOException(size + " of " + total + " bytes came");
            }
        }
    }

    private void write(SeekableByteChannel out, ByteBuffer buffer, long size) throws IOException {
        if (size > file.limit()) {
            throw new Refused("more than " + file.limit() + " bytes came, which " + file.name() + " cannot have");
        }
        while (buffer.hasRemaining()) {
            out.write(buffer);
        }
    }

    private void rest() throws IOException {
        progress.checkCancelled();
        try {
            Thread.sleep(patience.pause().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    /** An answer that trying again would not change. */
    static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }
}
