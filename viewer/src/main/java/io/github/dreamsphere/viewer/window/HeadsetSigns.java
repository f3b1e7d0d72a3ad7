package io.github.dreamsphere.viewer.window;

import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.core.sphere.Vec3;
import io.github.dreamsphere.viewer.gl.GraphicsException;
import io.github.dreamsphere.viewer.gl.Overlay;
import io.github.dreamsphere.viewer.gl.SignRenderer;
import io.github.dreamsphere.viewer.headset.Control;
import io.github.dreamsphere.viewer.headset.EyePainter;
import io.github.dreamsphere.viewer.scene.ViewPlane;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;

/**
 * The text inside the headset: lines such as a picture's name or an error, and what the controllers do. The text stands
 * upright a little below the gaze, follows the gaze softly, and fades. The view can also be darkened.
 */
final class HeadsetSigns implements AutoCloseable, EyePainter {
    /** Capital letters are then about 1.1 degrees high: 21 pixels where a headset has 19 for a degree. */
    private static final double SCALE = 2.5;

    private static final double PIXELS_PER_DEGREE = 25;
    private static final int WIDEST = 1125;
    private static final double BELOW = Math.toRadians(12);
    /** The progress of the live dream stands at the edge of the view. */
    private static final double FAR_BELOW = Math.toRadians(24);

    private static final double GAP = Math.toRadians(3);
    private static final double LOWEST = Math.toRadians(-75);
    private static final double FOLLOWING = 0.35;
    /** The shade fills all that an eye can see. */
    private static final double SHADE_WIDTH = 100;

    private static final String LOADING = "loading ";

    private final Optional<CaptionPainter> painter;
    private final SignRenderer renderer = new SignRenderer();
    private final TextCaption lines;
    private final TextCaption progress;
    private final Overlay controls = new Overlay();
    private final Overlay shade = new Overlay();
    private final Fade controlsFade = new Fade(10);
    private double yaw;
    private double pitch;
    private double now;
    private double darkness;
    private boolean isPlaced;

    /**
     * Signs that show nothing yet. If Java has no fonts, they never show anything.
     *
     * @throws GraphicsException if the driver refuses the shaders
     */
    HeadsetSigns() throws GraphicsException {
        // The window already warns that there are no fonts.
        painter = CaptionPainter.withFonts(SCALE, line -> {});
        lines = new TextCaption(painter.orElseGet(() -> new CaptionPainter(SCALE)), 4);
        progress = new TextCaption(painter.orElseGet(() -> new CaptionPainter(SCALE)), 3);
        BufferedImage black = CaptionPainter.picture(1, 1);
        black.setRGB(0, 0, Color.BLACK.getRGB());
        shade.set(black);
    }

    /** Adds a line below those that have not faded yet. */
    void add(String line, double time) {
        if (painter.isPresent()) {
            lines.remove(LOADING);
            lines.add(line, time);
        }
    }

    /** Shows that a picture is being loaded, until another line is added. */
    void loading(String name, double time) {
        String line = LOADING + name;
        if (painter.isPresent() && lines.opacity(time) > 0 && lines.text().endsWith(line)) {
            lines.stay(time);
        } else {
            add(line, time);
        }
    }

    /** Whether anything can be written. */
    boolean hasFonts() {
        return painter.isPresent();
    }

    /** Shows progress at the edge of the view. It fades once the text no longer changes. */
    void progress(Optional<String> text, double time) {
        if (painter.isPresent() && !text.orElse("").equals(progress.text())) {
            progress.show(text.orElse(""), time);
        }
    }

    /** Shows what the controllers do. */
    void controls(List<Control> known, double time) {
        if (painter.isEmpty()) {
            return;
        }
        List<TextTable.Row> rows = known.stream()
                .map(control -> new TextTable.Row(control.input(), control.effect()))
                .toList();
        controls.set(painter.get().table(rows, WIDEST, WIDEST));
        controlsFade.show(time);
    }

    /**
     * Moves the signs for the next frame.
     *
     * @param ahead the direction of the gaze in the room
     * @param seconds since the frame before
     * @param time now
     * @param dark how dark the view is, 0 to 1
     */
    void begin(Vec3 ahead, double seconds, double time, double dark) {
        now = time;
        darkness = dark;
        boolean seen = lines.opacity(time) > 0 || controlsFade.opacity(time) > 0 || progress.opacity(time) > 0;
        double share = seen && isPlaced ? 1 - Math.exp(-seconds / FOLLOWING) : 1;
        isPlaced = true;
        yaw += share * Math.IEEEremainder(ahead.longitude() - yaw, 2 * Math.PI);
        pitch += share * (ahead.latitude() - pitch);
    }

    @Override
    public void paint(ViewPlane plane, Rotation roomFromEye) {
        Rotation eyeFromRoom = roomFromEye.inverse();
        renderer.draw(shade, Rotation.IDENTITY, SHADE_WIDTH, plane, darkness);
        double bottom = BELOW;
        double opacity = lines.opacity(now);
        if (opacity > 0) {
            Overlay text = lines.painted(WIDEST);
            draw(text, bottom + angle(text.height()) / 2, opacity, plane, eyeFromRoom);
            bottom += angle(text.height()) + GAP;
        }
        double ofControls = controlsFade.opacity(now);
        if (ofControls > 0) {
            draw(controls, bottom + angle(controls.height()) / 2, ofControls, plane, eyeFromRoom);
            bottom += angle(controls.height()) + GAP;
        }
        if (!progress.text().isEmpty()) {
            Overlay edge = progress.painted(WIDEST);
            double below = Math.max(FAR_BELOW, bottom + angle(edge.height()) / 2);
            draw(edge, below, progress.opacity(now), plane, eyeFromRoom);
        }
    }

    private void draw(Overlay sign, double below, double opacity, ViewPlane plane, Rotation eyeFromRoom) {
        Rotation roomFromSign = Rotation.yawPitchRoll(yaw, Math.max(LOWEST, pitch - below), 0);
        renderer.draw(sign, eyeFromRoom.then(roomFromSign), angle(sign.width()), plane, opacity);
    }

    private static double angle(int pixels) {
        return Math.toRadians(pixels / PIXELS_PER_DEGREE);
    }

    @Override
    public void close() {
        lines.close();
        progress.close();
        controls.close();
        shade.close();
        renderer.close();
    }
}
