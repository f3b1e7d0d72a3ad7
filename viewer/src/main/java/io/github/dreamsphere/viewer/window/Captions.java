package io.github.dreamsphere.viewer.window;

import io.github.dreamsphere.viewer.gl.GraphicsException;
import io.github.dreamsphere.viewer.gl.Overlay;
import io.github.dreamsphere.viewer.gl.OverlayRenderer;
import io.github.dreamsphere.viewer.scene.Camera;
import java.util.ArrayList;
import java.util.List;

/** What is written over the view: the picture's name and a compass, which fade; messages; the help. */
final class Captions implements AutoCloseable {
    private static final double MARGIN = 16;
    private static final double SAME_HEADING = Math.toRadians(0.3);

    private final CaptionPainter painter;
    private final OverlayRenderer renderer;
    private final Overlay name = new Overlay();
    private final Overlay compass = new Overlay();
    private final Overlay message = new Overlay();
    private final Overlay help = new Overlay();
    private final Fade nameFade = new Fade(3);
    private final Fade compassFade = new Fade(2);
    private final Fade messageFade = new Fade(5);
    private final double margin;
    private boolean showsHelp;
    private boolean hasCompass = true;
    private double paintedYaw = Double.NaN;
    private double paintedFov;

    Captions(double scale) throws GraphicsException {
        painter = new CaptionPainter(scale);
        renderer = new OverlayRenderer();
        margin = MARGIN * scale;
        help.set(painter.table(helpRows()));
    }

    private static List<CaptionPainter.Row> helpRows() {
        List<CaptionPainter.Row> rows = new ArrayList<>();
        rows.add(new CaptionPainter.Row("Drag, arrow keys", "look around"));
        rows.add(new CaptionPainter.Row("Wheel, + and -", "closer and wider"));
        rows.add(new CaptionPainter.Row("1 to 9, Shift + wheel", "original, dream and further versions"));
        for (Action action : Action.values()) {
            rows.add(new CaptionPainter.Row(action.keyNames(), action.help()));
        }
        rows.add(new CaptionPainter.Row("Drop files or folders", "look at those"));
        return rows;
    }

    void name(String title, double now) {
        name.set(painter.line(title));
        nameFade.show(now);
    }

    void message(String text, double now) {
        message.set(painter.line(text));
        messageFade.show(now);
    }

    void toggleHelp() {
        showsHelp = !showsHelp;
    }

    void toggleCompass() {
        hasCompass = !hasCompass;
    }

    /** Draws over a view of {@code width} × {@code height} pixels seen by {@code camera}. */
    void draw(Camera camera, int width, int height, double now) {
        turnCompass(camera, now);
        double right = width - compass.width() - margin;
        renderer.draw(compass, right, margin, hasCompass ? compassFade.opacity(now) : 0, width, height);
        double low = height - margin;
        renderer.draw(name, margin, low - name.height(), nameFade.opacity(now), width, height);
        double middle = (width - message.width()) / 2.0;
        renderer.draw(message, middle, low - 3 * message.height(), messageFade.opacity(now), width, height);
        double helpLeft = (width - help.width()) / 2.0;
        renderer.draw(help, helpLeft, (height - help.height()) / 2.0, showsHelp ? 1 : 0, width, height);
    }

    private void turnCompass(Camera camera, double now) {
        boolean same = Math.abs(camera.yaw() - paintedYaw) < SAME_HEADING && camera.fov() == paintedFov;
        if (!same) {
            paintedYaw = camera.yaw();
            paintedFov = camera.fov();
            compass.set(painter.compass(paintedYaw, paintedFov));
            compassFade.show(now);
        }
    }

    @Override
    public void close() {
        name.close();
        compass.close();
        message.close();
        help.close();
        renderer.close();
    }
}
