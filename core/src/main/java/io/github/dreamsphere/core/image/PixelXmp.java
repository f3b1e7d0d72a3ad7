package io.github.dreamsphere.core.image;

import com.adobe.internal.xmp.XMPConst;
import com.adobe.internal.xmp.XMPException;
import com.adobe.internal.xmp.XMPIterator;
import com.adobe.internal.xmp.XMPMeta;
import com.adobe.internal.xmp.XMPPathFactory;
import com.adobe.internal.xmp.options.IteratorOptions;
import com.adobe.internal.xmp.properties.XMPPropertyInfo;
import java.util.ArrayList;
import java.util.List;

/** Corrects or removes the XMP properties that describe pixels or other parts of the file that it was read from. */
final class PixelXmp {
    private static final String ADOBE_XMP_NOTE = "http://ns.adobe.com/xmp/note/";
    private static final String GOOGLE = "http://ns.google.com/photos/1.0/";
    private static final String CAMERA = GOOGLE + "camera/";
    private static final String CONTAINER = GOOGLE + "container/";
    private static final String DYNAMIC_DEPTH = "http://ns.google.com/photos/dd/1.0/";
    private static final String GAIN_MAP = "http://ns.adobe.com/hdr-gain-map/1.0/";
    private static final String APPLE = "http://ns.apple.com/";
    private static final String REGIONS = "http://www.metadataworkinggroup.com/schemas/regions/";
    private static final String DIMENSIONS = "http://ns.adobe.com/xap/1.0/sType/Dimensions#";

    private static final String ORIENTATION = "Orientation";
    private static final String REGION_LIST = "Regions";

    /** How the samples of the source were stored (TIFF 6.0). */
    private static final List<String> STORAGE = List.of(
            "BitsPerSample",
            "Compression",
            "PhotometricInterpretation",
            "SamplesPerPixel",
            "PlanarConfiguration",
            "YCbCrSubSampling",
            "YCbCrPositioning",
            "YCbCrCoefficients",
            "ReferenceBlackWhite",
            "TransferFunction",
            "WhitePoint",
            "PrimaryChromaticities");

    /** Namespaces that only describe other parts of a file or how to combine them with its picture. */
    private static final List<String> OTHER_PARTS = List.of(
            CONTAINER,
            CONTAINER + "item/",
            GAIN_MAP,
            APPLE + "HDRGainMap/1.0/",
            APPLE + "pixeldatainfo/1.0/",
            APPLE + "depthData/1.0/",
            APPLE + "portraitEffectsMatte/1.0/",
            APPLE + "semanticSegmentationMatte/1.0/",
            DYNAMIC_DEPTH + "device/",
            DYNAMIC_DEPTH + "camera/",
            DYNAMIC_DEPTH + "profile/",
            DYNAMIC_DEPTH + "profiles/",
            DYNAMIC_DEPTH + "depthmap/",
            DYNAMIC_DEPTH + "image/",
            DYNAMIC_DEPTH + "item/",
            DYNAMIC_DEPTH + "container/",
            DYNAMIC_DEPTH + "appinfo/",
            DYNAMIC_DEPTH + "pose/",
            DYNAMIC_DEPTH + "earthpose/",
            DYNAMIC_DEPTH + "lightestimate/",
            DYNAMIC_DEPTH + "plane/",
            DYNAMIC_DEPTH + "vendorinfo/",
            DYNAMIC_DEPTH + "cameras/");

    private PixelXmp() {}

    /**
     * The properties for upright pixels of another size: sizes are updated, and what describes how the source stored its
     * samples is removed, as are thumbnails, which show another picture.
     *
     * @param turned whether the stored pixels had to be turned, so that regions lie elsewhere
     */
    static Xmp forUpright(Xmp xmp, int width, int height, boolean turned) {
        return xmp.isEmpty()
                ? xmp
                : xmp.changed(meta -> {
                    replace(meta, XMPConst.NS_TIFF, ORIENTATION, 1);
                    replace(meta, XMPConst.NS_TIFF, "ImageWidth", width);
                    replace(meta, XMPConst.NS_TIFF, "ImageLength", height);
                    replace(meta, XMPConst.NS_EXIF, "PixelXDimension", width);
                    replace(meta, XMPConst.NS_EXIF, "PixelYDimension", height);
                    STORAGE.forEach(name -> meta.deleteProperty(XMPConst.NS_TIFF, name));
                    meta.deleteProperty(XMPConst.NS_XMP, "Thumbnails");
                    if (turned) {
                        meta.deleteProperty(REGIONS, REGION_LIST);
                    }
                    resizeRegions(meta, width, height);
                });
    }

    private static void replace(XMPMeta meta, String namespace, String name, int value) throws XMPException {
        if (meta.doesPropertyExist(namespace, name)) {
            meta.deleteProperty(namespace, name);
            meta.setProperty(namespace, name, Integer.toString(value));
        }
    }

    /** The faces and other regions are relative to a size that is given beside them. */
    private static void resizeRegions(XMPMeta meta, int width, int height) throws XMPException {
        if (!meta.doesPropertyExist(REGIONS, REGION_LIST)) {
            return;
        }
        String size = REGION_LIST + XMPPathFactory.composeStructFieldPath(REGIONS, "AppliedToDimensions");
        if (meta.doesPropertyExist(REGIONS, size)) {
            meta.setStructField(REGIONS, size, DIMENSIONS, "w", Integer.toString(width));
            meta.setStructField(REGIONS, size, DIMENSIONS, "h", Integer.toString(height));
        }
    }

    /**
     * The properties without those of parts that are not read: videos of motion photos, gain maps, depth maps.
     *
     * @param warnings takes a line about each kind of part
     */
    static Xmp withoutOtherParts(Xmp xmp, List<String> warnings) {
        return xmp.isEmpty()
                ? xmp
                : xmp.changed(meta -> {
                    StringBuilder removed = new StringBuilder();
                    removeMotionPhoto(meta, removed);
                    for (String namespace : OTHER_PARTS) {
                        remove(meta, namespace, "", removed);
                    }
                    // The extended properties are merged or missing; whoever writes a JPEG announces its own.
                    meta.deleteProperty(ADOBE_XMP_NOTE, "HasExtendedXMP");
                    LeftOutPart.namedIn(removed.toString()).forEach(part -> part.warn(warnings));
                });
    }

    private static void removeMotionPhoto(XMPMeta meta, StringBuilder removed) throws XMPException {
        remove(meta, CAMERA, "MotionPhoto", removed);
        remove(meta, CAMERA, "MicroVideo", removed);
    }

    /** Removes the properties of a namespace whose names start so, and adds all their paths and values. */
    private static void remove(XMPMeta meta, String namespace, String start, StringBuilder removed)
            throws XMPException {
        List<String> names = new ArrayList<>();
        for (XMPIterator each = meta.iterator(namespace, null, new IteratorOptions()); each.hasNext(); ) {
            XMPPropertyInfo property = (XMPPropertyInfo) each.next();
            String path = property.getPath();
            if (path == null) {
                continue;
            }
            String name = path.substring(path.indexOf(':') + 1);
            if (name.startsWith(start)) {
                removed.append(namespace)
                        .append(path)
                        .append('=')
                        .append(property.getValue())
                        .append('\n');
                if (!name.contains("/") && !name.contains("[")) {
                    names.add(name);
                }
            }
        }
        names.forEach(name -> meta.deleteProperty(namespace, name));
    }
}
