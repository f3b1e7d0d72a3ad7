package io.github.dreamsphere.core.photosphere;

import io.github.dreamsphere.core.image.Xmp;
import java.util.Map;

/**
 * The settings of the runs that made a picture, recorded in its XMP so that it can be made again: one property for each
 * setting, in a namespace of this project.
 */
public final class RunSettings {
    /** The namespace of the properties. */
    public static final String NAMESPACE = "http://dreamsphere.github.io/ns/1.0/";

    private static final String PREFIX = "dreamsphere";

    private RunSettings() {}

    /** The recorded settings by name, in the order of the file; empty if there are none. */
    public static Map<String, String> of(Xmp xmp) {
        return xmp.properties(NAMESPACE);
    }

    /**
     * Adds settings to an XMP packet; they replace earlier ones of the same names.
     *
     * @throws IllegalArgumentException if a name is not an XML name (letters, digits, {@code -}, {@code _}, {@code .}; no
     *     digit first)
     */
    public static Xmp recorded(Xmp xmp, Map<String, String> settings) {
        Xmp recorded = xmp;
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            recorded = recorded.with(NAMESPACE, PREFIX, setting.getKey(), setting.getValue());
        }
        return recorded;
    }
}
