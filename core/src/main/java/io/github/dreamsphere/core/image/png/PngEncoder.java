package io.github.dreamsphere.core.image.png;

import io.github.dreamsphere.core.image.Exif;
import io.github.dreamsphere.core.image.IccProfile;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Xmp;
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
        if (!metadata.xmp().isEmpty()) {
            root.appendChild(xmp(metadata.xmp()));
        }
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

    private static IIOMetadataNode xmp(Xmp xmp) {
        IIOMetadataNode entry = new IIOMetadataNode("iTXtEntry");
        entry.setAttribute("keyword", PngStructure.XMP_KEYWORD);
        // Not compressed, so that programs without support for PNG find the packet.
        entry.setAttribute("compressionFlag", "FALSE");
        entry.setAttribute("compressionMethod", "0");
        entry.setAttribute("languageTag", "");
        entry.setAttribute("translatedKeyword", "");
        entry.setAttribute("text", new String(xmp.packet(), StandardCharsets.UTF_8));
        return wrapped("iTXt", entry);
    }

    private static IIOMetadataNode exif(Exif exif) {
        IIOMetadataNode chunk = new IIOMetadataNode("UnknownChunk");
        chunk.setAttribute("type", "eXIf");
        chunk.setUserObject(exif.block());
        return wrapped("UnknownChunks", chunk);
    }

    private static IIOMetadataNode wrapped(String name, IIOMetadataNode child) {
        IIOMetadataNode node = new IIOMetadataNode(name);
        node.appendChild(child);
        return node;
    }
}
