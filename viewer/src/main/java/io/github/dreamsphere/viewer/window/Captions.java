package io.github.dreamsphere.viewer.window;

import io.github.dreamsphere.viewer.gl.GraphicsException;
import io.github.dreamsphere.viewer.gl.Overlay;
import io.github.dreamsphere.viewer.gl.OverlayRenderer;
import io.github.dreamsphere.viewer.scene.Camera;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What is written over the view: the picture's name and a compass, which fade; messages; the help. */
final class Captions implements AutoCloseable {
    private static final double MARGIN = 16;
    /** Messages stand so many margins above the lower edge, clear of the name. */
    private static final double MESSAGE_RISE = 5;

    private static final double CENTRED = 0.5;
    private static final double SAME_HEADING = Math.toRadians(0.3);

    private final CaptionPainter painter;
    private final OverlayRenderer renderer;
    private final TextCaption name;
    private final TextCaption message;
    private final TextCaption goingOn;
    private final Overlay compass = new Overlay();
    private final Overlay help = new Overlay();
    private final Fade compassFade = new Fade(2);
    private final double margin;
    private String progress = "";
    private boolean showsHelp;
    /** The view that the help was painted for. */
    private int helpWidth;

    private int helpHeight;
    private boolean hasCompass = true;
    private double paintedYaw = Double.NaN;
    private double paintedFov;

    private Captions(CaptionPainter painter, double scale) throws GraphicsException {
        this.painter = painter;
        renderer = new OverlayRenderer();
        name = new TextCaption(painter, 3);
        message = new TextCaption(painter, 5);
        goingOn = new TextCaption(painter, Double.MAX_VALUE);
        margin = MARGIN * scale;
    }

    /** Captions; none, with a line that says so, where Java has no fonts to write with. */
    static Optional<Captions> open(double scale, Consumer<String> say) throws GraphicsException {
        Optional<CaptionPainter> painter = CaptionPainter.withFonts(scale, say);
        return painter.isPresent() ? Optional.of(new Captions(painter.get(), scale)) : Optional.empty();
    }

    static List<TextTable.Row> helpRows() {
        List<TextTable.Row> rows = new ArrayList<>();
        rows.add(new TextTable.Row("Drag, arrow keys", "look around"));
        rows.add(new TextTable.Row("Wheel, + and -", "closer and wider"));
        rows.add(new TextTable.Row("1 to 9, Shift + wheel", "original, dream and further versions"));
        for (Action action : Action.values()) {
            rows.add(new TextTable.Row(action.keyNames(), action.help()));
        }
        rows.add(new TextTable.Row("Drop files or folders", "look at those"));
        return rows;
    }

    void name(String title, double now) {
        name.show(title, now);
    }

    /** Shows at the edge how far something is that goes on; nothing if empty. */
    void progress(Optional<String> text) {
        progress = text.orElse("");
    }

    /** Adds a line to the messages that are seen still. */
    void message(String text, double now) {
        message.add(text, now);
    }

    /**
     * What of them is seen.
     *
     * @param texts what is written
     * @param opacities how much of the name, the messages and the compass is seen
     * @param help whether the help is seen
     */
    record Look(List<String> texts, List<Double> opacities, boolean help) {}

    /** What of them is seen now, apart from where the compass points. */
    Look look(double now) {
        double ofCompass = hasCompass ? compassFade.opacity(now) : 0;
        return new Look(
                List.of(name.text(), message.text(), progress),
                List.of(name.opacity(now), message.opacity(now), ofCompass),
                showsHelp);
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
        name.draw(renderer, 0, margin, margin, width, height, now);
        message.draw(renderer, CENTRED, margin, MESSAGE_RISE * margin, width, height, now);
        drawProgress(width, height, now);
        if (showsHelp) {
            drawHelp(width, height);
        }
    }

    private void drawProgress(int width, int height, double now) {
        if (!progress.isEmpty()) {
            if (!progress.equals(goingOn.text())) {
                goingOn.show(progress, now);
            }
            double right = 1 - margin / Math.max(1, width);
            goingOn.draw(renderer, right, margin, margin, width, height, now);
        }
    }

    private void drawHelp(int width, int height) {
        if (helpWidth != width || helpHeight != height) {
            helpWidth = width;
            helpHeight = height;
            help.set(painter.table(helpRows(), (int) (width - margin), (int) (height - margin)));
        }
        double left = (width - help.width()) / 2.0;
        renderer.draw(help, left, (height - help.height()) / 2.0, 1, width, height);
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
        goingOn.close();
        help.close();
        renderer.close();
    }
}
