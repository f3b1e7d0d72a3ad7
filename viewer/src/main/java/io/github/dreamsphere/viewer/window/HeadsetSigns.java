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
 * What is written inside the headset: lines such as a picture's name and what is wrong, and what the controllers do. It
 * stands upright a little below where one looks, follows the gaze softly, and fades. The view can also be darkened.
 */
final class HeadsetSigns implements AutoCloseable, EyePainter {
    /** Capital letters are then about 1.1 degrees high: 21 pixels where a headset has 19 for a degree. */
    private static final double SCALE = 2.5;

    private static final double PIXELS_PER_DEGREE = 25;
    private static final int WIDEST = 1125;
    private static final double BELOW = Math.toRadians(12);
    /** At the edge of what one looks at. */
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
     * No signs yet; where Java has no fonts there will be none.
     *
     * @throws GraphicsException if the driver refuses the shaders
     */
    HeadsetSigns() throws GraphicsException {
        // The window says that there are none.
        painter = CaptionPainter.withFonts(SCALE, line -> {});
        lines = new TextCaption(painter.orElseGet(() -> new CaptionPainter(SCALE)), 4);
        progress = new TextCaption(painter.orElseGet(() -> new CaptionPainter(SCALE)), 3);
        BufferedImage black = CaptionPainter.picture(1, 1);
        black.setRGB(0, 0, Color.BLACK.getRGB());
        shade.set(black);
    }

    /** Adds a line to those that are seen still. */
    void add(String line, double time) {
        if (painter.isPresent()) {
            lines.remove(LOADING);
            lines.add(line, time);
        }
    }

    /** Says, until another line is added, that a picture is being loaded. */
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

    /** Says at the edge how far something is; what does not change any longer fades. */
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
     * A frame begins.
     *
     * @param ahead where one looks in the room
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
