package io.github.dreamsphere.core.image.jpeg;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * A JPEG for a decoder: its head without the segments that could fail or change the samples (a broken ICC profile,
 * application data out of order), followed by the scans of the file.
 */
final class RebuiltJpegStream extends ImageInputStreamImpl {
    private final byte[] head;
    private final long firstScan;
    private final RandomAccessFile file;
    private long filePosition = -1;

    RebuiltJpegStream(Path path, JpegStructure structure) throws IOException {
        head = structure.decodingHead();
        firstScan = structure.firstScan();
        file = new RandomAccessFile(path.toFile(), "r");
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 1 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        bitOffset = 0;
        int count = streamPos < head.length ? readHead(target, offset, length) : readScans(target, offset, length);
        if (count > 0) {
            streamPos += count;
        }
        return count;
    }

    private int readHead(byte[] target, int offset, int length) {
        int count = Math.min(length, head.length - (int) streamPos);
        System.arraycopy(head, (int) streamPos, target, offset, count);
        return count;
    }

    private int readScans(byte[] target, int offset, int length) throws IOException {
        long position = firstScan + streamPos - head.length;
        if (position != filePosition) {
            file.seek(position);
        }
        int count = file.read(target, offset, length);
        filePosition = position + Math.max(count, 0);
        return count;
    }

    @Override
    public long length() {
        try {
            return head.length + file.length() - firstScan;
        } catch (IOException e) {
            return -1;
        }
    }

    @Override
    public void close() throws IOException {
        super.close();
        file.close();
    }
}
