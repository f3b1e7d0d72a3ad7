package io.github.dreamsphere.core.image;

import com.adobe.internal.xmp.XMPException;
import com.adobe.internal.xmp.XMPIterator;
import com.adobe.internal.xmp.XMPMeta;
import com.adobe.internal.xmp.XMPMetaFactory;
import com.adobe.internal.xmp.XMPUtils;
import com.adobe.internal.xmp.options.IteratorOptions;
import com.adobe.internal.xmp.options.PropertyOptions;
import com.adobe.internal.xmp.options.SerializeOptions;
import com.adobe.internal.xmp.properties.XMPProperty;
import com.adobe.internal.xmp.properties.XMPPropertyInfo;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The XMP properties of a file (ISO 16684-1). Immutable; {@code with…} and {@code without…} return new objects. */
public final class Xmp {
    /** No properties at all. */
    public static final Xmp EMPTY = new Xmp(XMPMetaFactory.create());

    /** What one JPEG segment holds besides its signature (XMP specification part 3, 1.1.3). */
    private static final int MAXIMUM_STANDARD_BYTES = 65_502;

    private static final int LONG_CHARACTERS = 1_000;

    /** More packets than any program writes. */
    private static final int MOST_PACKETS = 8;

    private final XMPMeta meta;

    private Xmp(XMPMeta meta) {
        this.meta = meta;
    }

    /**
     * Reads a packet: RDF with properties as attributes or as elements.
     *
     * @throws XmpException if it is not XMP, or has more properties or deeper ones than can be read in reasonable time
     */
    public static Xmp parse(byte[] packet) throws XmpException {
        try {
            XmpLimits.check(packet);
            return new Xmp(XMPMetaFactory.parseFromBuffer(packet));
        } catch (XMPException | RuntimeException e) {
            // The parser throws unchecked exceptions too on packets that are broken in unusual ways.
            throw new XmpException("it cannot be read: " + e.getMessage(), e);
        }
    }

    /** As {@link #parse}, but ignores a broken packet with a warning. */
    public static Xmp read(byte[] packet, List<String> warnings) {
        try {
            return parse(packet);
        } catch (XmpException e) {
            warnings.add("its XMP is ignored: " + e.getMessage());
            return EMPTY;
        }
    }

    /**
     * The properties of several packets of one file; of a property that several have, the first counts.
     *
     * @param packets only the first {@value #MOST_PACKETS} are read
     * @param reader reads a packet
     */
    public static Xmp ofPackets(Stream<byte[]> packets, Function<byte[], Xmp> reader) {
        Xmp all = EMPTY;
        for (byte[] packet : packets.limit(MOST_PACKETS).toList()) {
            Xmp next = reader.apply(packet);
            all = all.isEmpty() ? next : all.completedBy(next);
        }
        return all;
    }

    /** The value of a simple property, or empty if there is none of that name. */
    public Optional<String> get(String namespace, String name) {
        try {
            return Optional.ofNullable(meta.getPropertyString(namespace, name));
        } catch (XMPException e) {
            // Not a simple property: a structure or array has no text.
            return Optional.empty();
        }
    }

    /** The text of a property that may be in several languages, in its default language; empty if there is none. */
    public Optional<String> text(String namespace, String name) {
        try {
            XMPProperty property = meta.getLocalizedText(namespace, name, null, "x-default");
            return Optional.ofNullable(property).map(XMPProperty::getValue);
        } catch (XMPException e) {
            // Not in languages: a simple property, or none that has a text.
            return get(namespace, name);
        }
    }

    /** All simple top level properties of a namespace, by name without prefix, in the order of the file. */
    public Map<String, String> properties(String namespace) {
        Map<String, String> properties = new LinkedHashMap<>();
        try {
            IteratorOptions topLevel = new IteratorOptions().setJustChildren(true);
            for (XMPIterator each = meta.iterator(namespace, null, topLevel); each.hasNext(); ) {
                XMPPropertyInfo property = (XMPPropertyInfo) each.next();
                if (property.getOptions().isSimple()) {
                    String path = property.getPath();
                    properties.put(path.substring(path.indexOf(':') + 1), property.getValue());
                }
            }
        } catch (XMPException e) {
            throw new IllegalArgumentException("no XMP namespace: " + namespace, e);
        }
        return properties;
    }

    /** These properties with a simple property set; {@code prefix} abbreviates the namespace in the file. */
    public Xmp with(String namespace, String prefix, String name, String value) {
        XMPMeta changed = copy();
        try {
            XMPMetaFactory.getSchemaRegistry().registerNamespace(namespace, prefix);
            changed.deleteProperty(namespace, name);
            changed.setProperty(namespace, name, value, new PropertyOptions());
        } catch (XMPException e) {
            throw new IllegalArgumentException("no XMP property: " + namespace + name + " = " + value, e);
        }
        return new Xmp(changed);
    }

    /** These properties without one. */
    public Xmp without(String namespace, String name) {
        XMPMeta changed = copy();
        changed.deleteProperty(namespace, name);
        return new Xmp(changed);
    }

    /** These properties without those of a namespace. */
    public Xmp withoutAll(String namespace) {
        XMPMeta changed = copy();
        properties(namespace).keySet().forEach(name -> changed.deleteProperty(namespace, name));
        return new Xmp(changed);
    }

    /** These properties without those whose names and values are longer than 1,000 characters together. */
    public Xmp withoutLong() {
        Map<Property, Integer> lengths = new LinkedHashMap<>();
        return changed(meta -> {
            String schema = "";
            Property top = new Property("", "");
            for (XMPIterator each = meta.iterator(); each.hasNext(); ) {
                XMPPropertyInfo info = (XMPPropertyInfo) each.next();
                String path = info.getPath();
                if (info.getOptions().isSchemaNode()) {
                    schema = info.getNamespace();
                } else if (path != null) {
                    boolean nested = path.contains("/") || path.contains("[");
                    top = nested ? top : new Property(schema, path);
                    String value = info.getValue() == null ? "" : info.getValue();
                    lengths.merge(top, path.length() + value.length(), Integer::sum);
                }
            }
            lengths.forEach((property, length) -> {
                if (length > LONG_CHARACTERS) {
                    meta.deleteProperty(property.namespace, property.name);
                }
            });
        });
    }

    private record Property(String namespace, String name) {}

    /** Changes properties in place. */
    interface Change {
        void apply(XMPMeta meta) throws XMPException;
    }

    /** These properties after a change. */
    Xmp changed(Change change) {
        XMPMeta changed = copy();
        try {
            change.apply(changed);
        } catch (XMPException e) {
            throw new IllegalStateException("well-formed XMP could not be changed", e);
        }
        return new Xmp(changed);
    }

    /** These properties and those of an extended packet that belongs to them. */
    public Xmp mergedWith(Xmp extended) {
        XMPMeta merged = copy();
        try {
            XMPUtils.mergeFromJPEG(merged, extended.meta);
        } catch (XMPException e) {
            throw new IllegalStateException("two well-formed XMPs could not be merged", e);
        }
        return new Xmp(merged);
    }

    /** These properties and those of a further packet that these do not have. */
    public Xmp completedBy(Xmp other) {
        return changed(meta -> XMPUtils.appendProperties(other.meta, meta, true, false));
    }

    /**
     * XMP as packets for a JPEG (XMP specification part 3, 1.1.3.1).
     *
     * @param standard at most 65,502 bytes
     * @param extended the properties that do not fit into the standard packet; empty if all do
     * @param guid the MD5 of {@code extended} as 32 hexadecimal digits in capitals; empty if that is
     */
    public record ForJpeg(byte[] standard, byte[] extended, String guid) {}

    /**
     * The packets for the segments of a JPEG.
     *
     * @throws XmpException if a property is too large even for the extended packet
     */
    public ForJpeg forJpeg() throws XmpException {
        byte[] whole = packet();
        if (whole.length <= MAXIMUM_STANDARD_BYTES) {
            return new ForJpeg(whole, new byte[0], "");
        }
        StringBuilder standard = new StringBuilder();
        StringBuilder extended = new StringBuilder();
        StringBuilder digest = new StringBuilder();
        try {
            XMPUtils.packageForJPEG(copy(), standard, extended, digest);
        } catch (XMPException | NoSuchAlgorithmException e) {
            throw new XmpException("XMP of " + whole.length + " bytes does not fit into a JPEG", e);
        }
        // Readers such as libavif compare the digits byte by byte with their own, which are capitals.
        String guid = digest.toString().toUpperCase(Locale.ROOT);
        return new ForJpeg(
                standard.toString().replace(digest, guid).getBytes(StandardCharsets.UTF_8),
                extended.toString().getBytes(StandardCharsets.UTF_8),
                guid);
    }

    /** True if there is no property. */
    public boolean isEmpty() {
        try {
            return !meta.iterator().hasNext();
        } catch (XMPException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The packet as UTF-8, without padding. */
    public byte[] packet() {
        try {
            SerializeOptions compact = new SerializeOptions()
                    .setUseCompactFormat(true)
                    .setReadOnlyPacket(true)
                    .setOmitPacketWrapper(false);
            return XMPMetaFactory.serializeToBuffer(meta, compact);
        } catch (XMPException e) {
            throw new IllegalStateException("a well-formed XMP could not be written", e);
        }
    }

    private XMPMeta copy() {
        return (XMPMeta) meta.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Xmp xmp && meta.dumpObject().equals(xmp.meta.dumpObject());
    }

    @Override
    public int hashCode() {
        return meta.dumpObject().hashCode();
    }

    @Override
    public String toString() {
        return meta.dumpObject();
    }
}
