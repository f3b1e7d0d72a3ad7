package io.github.dreamsphere.core.image.jpeg;

import io.github.dreamsphere.core.image.ChromaSubsampling;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.core.image.internal.Encoder;
import io.github.dreamsphere.core.image.internal.ImageIoPlugins;
import io.github.dreamsphere.core.image.internal.PixelLayout;
import io.github.dreamsphere.core.image.internal.RowSource;
import io.github.dreamsphere.core.image.internal.SourceRaster;
import io.github.dreamsphere.core.image.jpeg.JpegStructure.Segment;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.FileImageOutputStream;
import javax.imageio.stream.ImageOutputStream;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Encodes baseline JPEGs row by row with the JDK's libjpeg. */
final class JpegEncoder implements Encoder {
    private static final String FORMAT = "javax_imageio_jpeg_image_1.0";
    private static final int ROWS = 64;

    private final WriteOptions options;

    JpegEncoder(WriteOptions options) {
        this.options = options;
    }

    @Override
    public Metadata holding(Metadata metadata, List<String> warnings) {
        return JpegSegments.holding(metadata, warnings);
    }

    @Override
    public void encode(Path file, PixelLayout layout, Metadata metadata, RowSource rows) throws IOException {
        SourceRaster raster = new SourceRaster(layout.sampleModel(ROWS), layout.height(), rows);
        BufferedImage image = new BufferedImage(layout.colorModel(), raster, false, null);
        ImageWriter writer = ImageIoPlugins.jdkWriter("jpeg");
        try (ImageOutputStream out = new FileImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(options.jpegQuality() / 100f);
            IIOMetadata tree =
                    writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), parameters);
            describe(tree, JpegSegments.of(metadata));
            writer.write(null, new IIOImage(image, null, tree), parameters);
        } finally {
            writer.dispose();
        }
    }

    /** Adds the segments after the JFIF header, and sets the chroma subsampling in the frame header. */
    private void describe(IIOMetadata metadata, List<Segment> segments) throws IOException {
        Node root = metadata.getAsTree(FORMAT);
        Node sequence = named(root, "markerSequence").get(0);
        Node first = sequence.getFirstChild();
        for (Segment segment : segments) {
            IIOMetadataNode node = new IIOMetadataNode("unknown");
            node.setAttribute("MarkerTag", Integer.toString(segment.marker()));
            node.setUserObject(segment.payload());
            sequence.insertBefore(node, first);
        }
        List<Node> components = named(root, "componentSpec");
        if (components.size() > 1) {
            // The factors of Y; those of Cb and Cr are 1.
            String sampling = options.chroma() == ChromaSubsampling.NONE ? "1" : "2";
            Element luminance = (Element) components.get(0);
            luminance.setAttribute("HsamplingFactor", sampling);
            luminance.setAttribute("VsamplingFactor", sampling);
        }
        metadata.setFromTree(FORMAT, root);
    }

    private static List<Node> named(Node parent, String name) {
        List<Node> found = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            found.addAll(child.getNodeName().equals(name) ? Collections.singletonList(child) : named(child, name));
        }
        return found;
    }
}
