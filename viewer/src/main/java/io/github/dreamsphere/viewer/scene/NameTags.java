package io.github.dreamsphere.viewer.scene;

import io.github.dreamsphere.core.file.FileName;
import io.github.dreamsphere.core.sphere.layout.SphereLayout;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a file's name says of its picture, in the way of programs for headsets: parts such as {@code _TB}, {@code _180} or
 * {@code _3dh} anywhere in the name, in any case.
 *
 * @param stereo how it holds what the two eyes see, by {@code _TB}, {@code _OU}, {@code _3dv} (one above the other),
 *     {@code _LR}, {@code _SBS}, {@code _3dh} (side by side) or {@code _mono}; the last of several
 * @param spanDegrees how much of the 360° an eye's picture shows from left to right, 180 by {@code _180} or
 *     {@code _180x180}, 360 by {@code _360}
 * @param layout how it shows the whole sphere: as a cube by {@code _cube} or {@code _cubemap}, as two fisheyes by
 *     {@code _fisheye} or {@code _dualfisheye}
 */
public record NameTags(Optional<StereoLayout> stereo, OptionalInt spanDegrees, Optional<SphereLayout> layout) {
    private static final Pattern PART = Pattern.compile(
            "_(TB|OU|3DV|LR|SBS|3DH|MONO|180X180|180|360X180|360|CUBE|CUBEMAP|FISHEYE|DUALFISHEYE)(?![A-Z0-9])");

    private static final Pattern LAYOUT =
            Pattern.compile("_(CUBE|CUBEMAP|FISHEYE|DUALFISHEYE)(?![A-Z0-9])", Pattern.CASE_INSENSITIVE);

    /** {@code name} without the parts that say a layout, for the sphere that was made of such a picture. */
    public static String withoutLayout(String name) {
        return LAYOUT.matcher(name).replaceAll("");
    }

    /** What {@code fileName} says. */
    public static NameTags of(String fileName) {
        Matcher parts = PART.matcher(FileName.of(fileName).stem().toUpperCase(Locale.ROOT));
        Optional<StereoLayout> stereo = Optional.empty();
        OptionalInt span = OptionalInt.empty();
        Optional<SphereLayout> layout = Optional.empty();
        while (parts.find()) {
            switch (parts.group(1)) {
                case "TB", "OU", "3DV" -> stereo = Optional.of(StereoLayout.TOP_BOTTOM);
                case "LR", "SBS", "3DH" -> stereo = Optional.of(StereoLayout.SIDE_BY_SIDE);
                case "MONO" -> stereo = Optional.of(StereoLayout.MONO);
                case "CUBE", "CUBEMAP" -> layout = Optional.of(SphereLayout.CUBE);
                case "FISHEYE", "DUALFISHEYE" -> layout = Optional.of(SphereLayout.FISHEYE);
                case "180", "180X180" -> span = OptionalInt.of(180);
                default -> span = OptionalInt.of(360);
            }
        }
        return new NameTags(stereo, span, layout);
    }
}
