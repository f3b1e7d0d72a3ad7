package io.github.dreamsphere.core.image.internal;

import io.github.dreamsphere.core.file.LibraryException;
import io.github.dreamsphere.core.image.Metadata;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.util.Optional;

/** A picture that was decoded as a whole, because its format or its colours cannot be decoded row by row. */
public final class DecodedImage implements Decoder {
    private final BufferedImage image;
    private final Metadata metadata;

    private DecodedImage(BufferedImage image, Metadata metadata) {
        this.image = image;
        this.metadata = metadata;
    }

    /** Keeps RGB and grey samples as they are; converts other colours to sRGB and drops the profile of the file. */
    public static DecodedImage of(BufferedImage image, Metadata metadata) throws IOException {
        if (keepsSamples(image.getColorModel())) {
            return new DecodedImage(image, metadata);
        }
        BufferedImage rgb = new BufferedImage(
                image.getWidth(),
                image.getHeight(),
                image.getColorModel().hasAlpha() ? BufferedImage.TYPE_4BYTE_ABGR : BufferedImage.TYPE_3BYTE_BGR);
        LibraryException.run(() -> new ColorConvertOp(null).filter(image, rgb));
        return new DecodedImage(rgb, metadata.withIcc(Optional.empty()).withBits(8));
    }

    /** True if {@link RowConversion} can convert samples of this model. */
    public static boolean keepsSamples(ColorModel model) {
        int type = model.getColorSpace().getType();
        boolean known = type == ColorSpace.TYPE_RGB || type == ColorSpace.TYPE_GRAY;
        boolean whole =
                model.getTransferType() == DataBuffer.TYPE_BYTE || model.getTransferType() == DataBuffer.TYPE_USHORT;
        return known && whole && (model instanceof ComponentColorModel || model instanceof IndexColorModel);
    }

    @Override
    public int width() {
        return image.getWidth();
    }

    @Override
    public int height() {
        return image.getHeight();
    }

    @Override
    public Metadata metadata() {
        return metadata;
    }

    @Override
    public ColorModel colorModel() {
        return image.getColorModel();
    }

    @Override
    public void decode(RowSink sink) throws IOException {
        sink.accept(image.getRaster());
    }
}
