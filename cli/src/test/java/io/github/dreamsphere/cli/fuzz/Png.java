package io.github.dreamsphere.cli.fuzz;

import io.github.dreamsphere.core.image.png.MadePng;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.InflaterInputStream;

/** Damages the chunks of a PNG and gives them right check sums, so that the damage is not noticed at once. */
final class Png {
    private static final int SIGNATURE_BYTES = 8;

    private record Chunk(String name, byte[] content) {}

    private Png() {}

    static byte[] damaged(byte[] seed, byte[] other, Random random) {
        List<Chunk> chunks = chunks(seed);
        int at = random.nextInt(chunks.size());
        Chunk chunk = chunks.get(at);
        switch (random.nextInt(8)) {
            case 0 -> chunks.remove(at);
            case 1 -> chunks.add(random.nextInt(chunks.size() + 1), chunk);
            case 2 -> chunks.add(at, chunks.remove(random.nextInt(chunks.size())));
            case 3 -> chunks.set(at, new Chunk(chunks.get(random.nextInt(chunks.size())).name, chunk.content));
            default -> chunks.set(at, new Chunk(chunk.name, content(chunk, other, random)));
        }
        return joined(chunks, seed);
    }

    private static byte[] content(Chunk chunk, byte[] other, Random random) {
        int start = compressedFrom(chunk);
        if (start >= 0 && random.nextInt(4) > 0) {
            byte[] head = Arrays.copyOf(chunk.content, start);
            byte[] plain = inflated(Arrays.copyOfRange(chunk.content, start, chunk.content.length));
            byte[] changed = plain.length == 0 ? plain : Bytes.damaged(plain, other, random);
            return Bytes.replaced(head, start, start, MadePng.deflated(changed));
        }
        if (chunk.content.length == 0) {
            return new byte[random.nextInt(20)];
        }
        boolean isText = chunk.name.endsWith("Xt");
        return isText ? Text.damaged(chunk.content, other, random) : Bytes.damaged(chunk.content, other, random);
    }

    /** Where the deflated part of a chunk begins; -1 if there is none. */
    private static int compressedFrom(Chunk chunk) {
        if (chunk.name.equals("IDAT")) {
            return 0;
        }
        if (chunk.name.equals("iCCP") || chunk.name.equals("zTXt")) {
            int end = new String(chunk.content, StandardCharsets.ISO_8859_1).indexOf('\0');
            return end < 0 || end + 2 > chunk.content.length ? -1 : end + 2;
        }
        return -1;
    }

    private static byte[] inflated(byte[] bytes) {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        } catch (IOException e) {
            return bytes;
        }
    }

    private static List<Chunk> chunks(byte[] png) {
        List<Chunk> chunks = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(png).position(SIGNATURE_BYTES);
        while (in.remaining() >= 12) {
            byte[] content = new byte[in.getInt()];
            byte[] name = new byte[4];
            in.get(name).get(content).getInt();
            chunks.add(new Chunk(new String(name, StandardCharsets.US_ASCII), content));
        }
        return chunks;
    }

    private static byte[] joined(List<Chunk> chunks, byte[] seed) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(seed, 0, SIGNATURE_BYTES);
        chunks.forEach(chunk -> out.writeBytes(MadePng.chunk(chunk.name, chunk.content)));
        return out.toByteArray();
    }

    /** A PNG with a further chunk behind its header. */
    static byte[] with(byte[] png, String name, byte[] content) {
        int headerEnd = SIGNATURE_BYTES + 25;
        return Bytes.replaced(png, headerEnd, headerEnd, MadePng.chunk(name, content));
    }
}
