package io.github.dreamsphere.app.recipe;

import io.github.dreamsphere.core.dream.Region;
import java.util.List;

/** Writes regions as {@link Region#parse} reads them. */
final class RegionText {
    private static final List<String> NAMES = List.of("sky", "ground", "horizon", "zenith", "nadir");

    private RegionText() {}

    /** The region's name, or its ranges in degrees; without its softness. */
    static String of(Region region) {
        Region hard = region.withSoftness(Region.SOFTNESS_DEGREES);
        return NAMES.stream()
                .filter(name -> Region.parse(name).equals(hard))
                .findFirst()
                .orElse("yaw:" + number(region.yawFromDegrees()) + ".." + number(region.yawToDegrees()) + ",pitch:"
                        + number(region.pitchFromDegrees()) + ".." + number(region.pitchToDegrees()));
    }

    private static String number(double degrees) {
        return degrees == Math.rint(degrees) ? String.valueOf((long) degrees) : String.valueOf(degrees);
    }
}
