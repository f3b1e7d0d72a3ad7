package io.github.dreamsphere.core.image.png;

import io.github.dreamsphere.core.image.Exif;
import io.github.dreamsphere.core.image.IccProfile;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Text;
import io.github.dreamsphere.core.image.internal.Encoder;
import io.github.dreamsphere.core.image.internal.ImageIoPlugins;
import io.github.dreamsphere.core.image.internal.PixelLayout;
import io.github.dreamsphere.core.image.internal.RowSource;
import io.github.dreamsphere.core.image.internal.SourceRaster;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.FileImageOutputStream;
import javax.imageio.stream.ImageOutputStream;

/** Encodes PNGs row by row with the JDK's writer. */
final class PngEncoder implements Encoder {
    private static final String FORMAT = "javax_imageio_png_1.0";
    private static final int ROWS = 64;

    @Override
    public void encode(Path file, PixelLayout layout, Metadata metadata, RowSource rows) throws IOException {
        SourceRaster raster = new SourceRaster(layout.sampleModel(ROWS), layout.height(), rows);
        BufferedImage image = new BufferedImage(layout.colorModel(), raster, false, null);
        ImageWriter writer = ImageIoPlugins.jdkWriter("png");
        try (ImageOutputStream out = new FileImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            IIOMetadata tree = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
            tree.mergeTree(FORMAT, chunks(metadata));
            writer.write(null, new IIOImage(image, null, tree), null);
        } finally {
            writer.dispose();
        }
    }

    private static IIOMetadataNode chunks(Metadata metadata) throws IOException {
        IIOMetadataNode root = new IIOMetadataNode(FORMAT);
        if (metadata.icc().isPresent()) {
            root.appendChild(icc(metadata.icc().get()));
        }
        appendTexts(root, metadata);
        metadata.exif().ifPresent(exif -> root.appendChild(exif(exif)));
        return root;
    }

    private static IIOMetadataNode icc(IccProfile profile) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream deflater = new DeflaterOutputStream(compressed)) {
            deflater.write(profile.bytes());
        }
        IIOMetadataNode node = new IIOMetadataNode("iCCP");
        node.setAttribute("profileName", "ICC profile");
        node.setAttribute("compressionMethod", "deflate");
        node.setUserObject(compressed.toByteArray());
        return node;
    }

    private static void appendTexts(IIOMetadataNode root, Metadata metadata) {
        IIOMetadataNode latin = new IIOMetadataNode("tEXt");
        IIOMetadataNode international = new IIOMetadataNode("iTXt");
        if (!metadata.xmp().isEmpty()) {
            String packet = new String(metadata.xmp().packet(), StandardCharsets.UTF_8);
            international.appendChild(international(PngMetadata.XMP_KEYWORD, packet));
        }
        for (Text text : metadata.texts()) {
            if (StandardCharsets.ISO_8859_1.newEncoder().canEncode(text.text())) {
                latin.appendChild(latin(keyword(text), text.text()));
            } else {
                international.appendChild(international(keyword(text), text.text()));
            }
        }
        metadata.iptc()
                .ifPresent(iptc ->
                        latin.appendChild(latin(PngText.PROFILE + "iptc", hexadecimal("iptc", iptc.photoshop()))));
        for (IIOMetadataNode texts : List.of(latin, international)) {
            if (texts.hasChildNodes()) {
                root.appendChild(texts);
            }
        }
    }

    /** A keyword of 1 to 79 printable characters, without a space at an end or beside another (ISO/IEC 15948, 11.3.4.2). */
    private static String keyword(Text text) {
        String printable = text.keyword()
                .replaceAll("[^ -~\u00a1-\u00ff]|\u00ad", " ")
                .replaceAll(" +", " ")
                .strip();
        String keyword =
                printable.substring(0, Math.min(79, printable.length())).strip();
        return keyword.isEmpty() ? Text.COMMENT : keyword;
    }

    /** As ImageMagick writes what PNG has no chunk for. */
    private static String hexadecimal(String type, byte[] data) {
        String digits = HexFormat.of().formatHex(data).replaceAll("(.{72})", "$1\n");
        return String.format(Locale.ROOT, "\n%s\n%8d\n%s\n", type, data.length, digits);
    }

    private static IIOMetadataNode latin(String keyword, String text) {
        IIOMetadataNode entry = new IIOMetadataNode("tEXtEntry");
        entry.setAttribute("keyword", keyword);
        entry.setAttribute("value", text);
        return entry;
    }

    private static IIOMetadataNode international(String keyword, String text) {
        IIOMetadataNode entry = new IIOMetadataNode("iTXtEntry");
        entry.setAttribute("keyword", keyword);
        // Not compressed, so that programs without support for PNG find an XMP packet.
        entry.setAttribute("compressionFlag", "FALSE");
        entry.setAttribute("compressionMethod", "0");
        entry.setAttribute("languageTag", "");
        entry.setAttribute("translatedKeyword", "");
        entry.setAttribute("text", text);
        return entry;
    }

    private static IIOMetadataNode exif(Exif exif) {
        IIOMetadataNode chunk = new IIOMetadataNode("UnknownChunk");
        chunk.setAttribute("type", "eXIf");
        chunk.setUserObject(exif.block());
        IIOMetadataNode chunks = new IIOMetadataNode("UnknownChunks");
        chunks.appendChild(chunk);
        return chunks;
    }
}
