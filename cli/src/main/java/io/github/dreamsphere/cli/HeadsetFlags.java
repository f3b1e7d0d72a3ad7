package io.github.dreamsphere.cli;

import io.github.dreamsphere.app.recipe.NumberRange;
import io.github.dreamsphere.viewer.headset.Comfort;
import io.github.dreamsphere.viewer.headset.HeadsetChoice;
import io.github.dreamsphere.viewer.headset.Supersampling;
import java.util.List;
import java.util.OptionalDouble;

/** The options of a headset beside the window. */
final class HeadsetFlags {
    private static final NumberRange<Double> FACTOR = NumberRange.decimal(1, Supersampling.MOST);

    private final Option<HeadsetChoice> headset;
    private final Option<Void> standing;
    private final Option<Double> turn;
    private final Option<Double> tilt;
    private final Option<OptionalDouble> supersample;

    HeadsetFlags(Arguments arguments) {
        arguments.group("Window and headset");
        headset = arguments.oneOf(
                "headset",
                "which headset to use; auto: that of OpenXR, else that of OpenVR, else none",
                HeadsetChoice.AUTO);
        standing = arguments.toggle("standing", "with a headset: standing instead of seated tracking");
        turn = arguments.number(
                "turn",
                "with a headset: how far a push of the stick turns; 0 turns smoothly while it is pushed",
                "DEGREES",
                NumberRange.decimal(0, 180),
                Comfort.USUAL.turnDegrees());
        tilt = arguments.number(
                "tilt",
                "with a headset: how far you lean or lie back; the horizon then lies ahead",
                "DEGREES",
                NumberRange.decimal(-90, 90),
                Comfort.USUAL.tiltDegrees());
        supersample = arguments.typed(
                "supersample",
                "with a headset: how many pixels to draw for each of its own, across and down, 1 to 2; auto: as many as its"
                        + " rate allows (the default)",
                "auto|N",
                OptionalDouble.class,
                HeadsetFlags::factor);
    }

    private static OptionalDouble factor(String text) {
        return text.equals("auto") ? OptionalDouble.empty() : OptionalDouble.of(FACTOR.read(text));
    }

    /** All of them. */
    List<Option<?>> all() {
        return List.of(headset, standing, turn, tilt, supersample);
    }

    /** Refuses options that need a headset if {@code given} asks for none. */
    void check(Given given) {
        if (choice(given) == HeadsetChoice.NONE) {
            OptionRules.refuse(given, List.of(standing, turn, tilt, supersample), "--headset none");
        }
    }

    HeadsetChoice choice(Given given) {
        return given.value(headset);
    }

    Comfort comfort(Given given) {
        return new Comfort(given.has(standing), given.value(turn), given.value(tilt));
    }

    OptionalDouble supersampling(Given given) {
        return given.optional(supersample).orElseGet(OptionalDouble::empty);
    }
}
