package io.github.dreamsphere.models.net;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import io.github.dreamsphere.core.file.OutputFile;
import io.github.dreamsphere.core.file.ReadingBudget;
import java.io.BufferedInputStream;
import java.io.CharConversionException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * dreamsphere's own file for a network, suffix {@code .dsnet}: a zip of {@code net.json} (format number, precision,
 * name, image specification, layers, and which layers are best to dream with; see {@link NetJson}) followed by {@code
 * weights.bin} (the tensors one after the other, in the order in which the JSON mentions them, little endian) and
 * {@code sha256.txt} (the SHA-256 of both in hexadecimal; older files have none).
 *
 * <p>Format 1 had no number; format 2 differs only by having one. A change that older readers would misunderstand gets
 * the next number.
 */
public final class NetFile {
    /** The newest format that is read, and the one that is written. */
    private static final int FORMAT = 2;

    private static final String NET = "net.json";
    private static final String WEIGHTS = "weights.bin";
    private static final String DIGEST = "sha256.txt";
    private static final int LONGEST_DIGEST = 80;

    private NetFile() {}

    /**
     * Reads a network.
     *
     * @throws NetFileException if the file is not a whole network file, or has weights that are not finite
     */
    public static Net read(Path file) throws IOException {
        return readStored(file).net();
    }

    /** Reads a network from a stream, which is not closed; as {@link #readStored(InputStream, Object)}. */
    public static Net read(InputStream in, Object place) throws IOException {
        return readStored(in, place).net();
    }

    /** Reads a network and its best layers; throws as {@link #read(Path)}. */
    public static StoredNet readStored(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return readStored(in, file);
        }
    }

    /**
     * Reads a network and its best layers from a stream, which is not closed.
     *
     * @param place where the stream comes from, for messages
     * @throws NetFileException if the stream does not hold a whole network file
     */
    public static StoredNet readStored(InputStream in, Object place) throws IOException {
        try {
            ZipInputStream zip = new ZipInputStream(in);
            MessageDigest digest = sha256();
            InputStream bytes = new DigestInputStream(zip, digest);
            expect(zip, NET);
            ReadingBudget budget = new ReadingBudget(Path.of(place.toString()), Long.MAX_VALUE);
            NetJson json = new NetJson(budget.text("its description", bytes));
            if (json.format() > FORMAT) {
                throw new NetFileException(
                        place,
                        "written by a newer dreamsphere (format " + json.format() + ", this reads up to " + FORMAT
                                + "); update dreamsphere");
            }
            expect(zip, WEIGHTS);
            InputStream weights = new BufferedInputStream(bytes, 1 << 16);
            StoredNet net = new StoredNet(json.net(weights, budget), json.bestLayers());
            // Only at its end is an entry compared with its checksum.
            if (weights.read() >= 0) {
                throw new ZipException("it has more weights than its layers need");
            }
            checkDigest(zip, digest);
            return net;
        } catch (ZipException
                | EOFException
                | JacksonException
                | CharConversionException
                | IllegalArgumentException e) {
            throw new NetFileException(place, "not a net file: " + reason(e));
        }
    }

    /** Compares the rest of the file with the digest in it; files of older versions have none. */
    private static void checkDigest(ZipInputStream zip, MessageDigest digest) throws IOException {
        ZipEntry entry = zip.getNextEntry();
        if (entry == null) {
            return;
        }
        String written = new String(zip.readNBytes(LONGEST_DIGEST), StandardCharsets.US_ASCII);
        if (!entry.getName().equals(DIGEST) || !written.equals(HexFormat.of().formatHex(digest.digest()))) {
            throw new ZipException("its digest is that of another net; the file is damaged");
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void expect(ZipInputStream zip, String name) throws IOException {
        ZipEntry entry = zip.getNextEntry();
        if (entry == null || !entry.getName().equals(name)) {
            throw new ZipException(name + " is missing");
        }
    }

    private static String reason(Exception e) {
        if (e instanceof CharConversionException) {
            return "its description is not in UTF-8";
        }
        if (e instanceof InvalidTypeIdException unknown) {
            return "unknown op '" + unknown.getTypeId() + "'";
        }
        if (e instanceof JacksonException json && json.getCause() instanceof IllegalArgumentException rule) {
            return rule.getMessage();
        }
        String message =
                e instanceof JacksonException json ? json.getOriginalMessage() : String.valueOf(e.getMessage());
        // Jackson appends the name of the feature that made it fail.
        return message.replaceFirst("(?s)(; `|\\R).*", "");
    }

    /** Writes {@code net} beside {@code file} and moves it into place. */
    public static void write(Net net, Precision precision, Path file) throws IOException {
        write(new StoredNet(net, List.of()), precision, file);
    }

    /** Writes {@code net} with its best layers beside {@code file} and moves it into place. */
    public static void write(StoredNet net, Precision precision, Path file) throws IOException {
        OutputFile.write(file, partial -> {
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(partial))) {
                write(net, precision, zip);
            }
        });
    }

    private static void write(StoredNet net, Precision precision, ZipOutputStream zip) throws IOException {
        NetJson.Written written = NetJson.write(net, precision, FORMAT);
        MessageDigest digest = sha256();
        OutputStream bytes = new DigestOutputStream(zip, digest);
        zip.putNextEntry(entry(NET));
        bytes.write(written.json());
        zip.closeEntry();
        zip.putNextEntry(entry(WEIGHTS));
        for (Tensor tensor : written.tensors()) {
            write(tensor, precision, bytes);
        }
        zip.closeEntry();
        zip.putNextEntry(entry(DIGEST));
        zip.write(HexFormat.of().formatHex(digest.digest()).getBytes(StandardCharsets.US_ASCII));
        zip.closeEntry();
    }

    /** Without a date, so that equal networks give equal bytes. */
    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(0);
        return entry;
    }

    private static void write(Tensor tensor, Precision precision, OutputStream out) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(tensor.data().length, precision.bytes()))
                .order(ByteOrder.LITTLE_ENDIAN);
        for (float value : tensor.data()) {
            precision.put(bytes, value);
        }
        Channels.newChannel(out).write(bytes.flip());
    }
}
