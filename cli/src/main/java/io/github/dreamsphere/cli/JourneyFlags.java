package io.github.dreamsphere.cli;

import io.github.dreamsphere.core.journey.Motion;
import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.core.sphere.Vec3;
import java.util.Set;
import joptsimple.OptionSet;
import joptsimple.OptionSpec;

/** The options that say how a journey goes on from frame to frame. */
final class JourneyFlags {
    /** Options that do not decide what a frame becomes, and so may differ when a journey goes on. */
    static final Set<String> OF_THE_WHOLE = Set.of("frames", "fps");

    private final Arguments arguments;
    private final OptionSpec<Integer> frames;
    private final OptionSpec<Double> fps;
    private final OptionSpec<Double> yaw;
    private final OptionSpec<Double> pitch;
    private final OptionSpec<Double> roll;
    private final OptionSpec<Double> zoom;
    private final OptionSpec<Double> move;
    private final OptionSpec<Double> headingYaw;
    private final OptionSpec<Double> headingPitch;

    JourneyFlags(Arguments arguments) {
        this.arguments = arguments;
        frames = arguments
                .option("frames", "how many frames", "N", Integer.class)
                .defaultsTo(100);
        fps = arguments
                .option("fps", "frames a second of the video", "N", Double.class)
                .defaultsTo(25.0);
        yaw = degrees("yaw", "turn to the right by this much each frame");
        pitch = degrees("pitch", "turn up by this much each frame");
        roll = degrees("roll", "turn clockwise by this much each frame");
        zoom = arguments
                .option("zoom", "enlarge what lies ahead this many times each frame", "X", Double.class)
                .defaultsTo(1.02);
        move = arguments
                .option("move", "go ahead by this much each frame, of the sphere's radius", "X", Double.class)
                .defaultsTo(0.0);
        headingYaw = degrees("heading-yaw", "what lies ahead is this far to the right of the front");
        headingPitch = degrees("heading-pitch", "what lies ahead is this far above the horizon");
    }

    private OptionSpec<Double> degrees(String name, String help) {
        return arguments.option(name, help, "DEGREES", Double.class).defaultsTo(0.0);
    }

    int frames(OptionSet options) {
        int count = arguments.value(options, frames);
        if (count < 1) {
            throw new UsageException("--frames must be >= 1, was " + count);
        }
        return count;
    }

    double framesPerSecond(OptionSet options) {
        double rate = arguments.value(options, fps);
        if (!(rate > 0 && rate <= 240)) {
            throw new UsageException("--fps must be > 0 and <= 240, was " + rate);
        }
        return rate;
    }

    Motion motion(OptionSet options) {
        return arguments.check(() -> new Motion(
                Rotation.yawPitchRoll(radians(options, yaw), radians(options, pitch), radians(options, roll)),
                Vec3.ofAngles(radians(options, headingYaw), radians(options, headingPitch)),
                options.valueOf(zoom),
                options.valueOf(move)));
    }

    private static double radians(OptionSet options, OptionSpec<Double> degrees) {
        return Math.toRadians(options.valueOf(degrees));
    }
}
