package io.github.dreamsphere.viewer.window;

import io.github.dreamsphere.viewer.gl.Overlay;
import io.github.dreamsphere.viewer.gl.OverlayRenderer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A text over the view that fades, broken into lines as the view is wide. */
final class TextCaption implements AutoCloseable {
    private static final int MOST_LINES = 6;

    private final CaptionPainter painter;
    private final Overlay overlay = new Overlay();
    private final Fade fade;
    private String text = "";
    private int paintedFor;

    /** Stays for so many seconds before it fades. */
    TextCaption(CaptionPainter painter, double stays) {
        this.painter = painter;
        this.fade = new Fade(stays);
    }

    void show(String newText, double now) {
        text = newText;
        paintedFor = 0;
        fade.show(now);
    }

    /** Adds a line below those that have not faded yet. At most {@link #MOST_LINES} remain. */
    void add(String line, double now) {
        List<String> lines = new ArrayList<>();
        if (opacity(now) > 0 && !text.isEmpty()) {
            lines.addAll(text.lines().toList());
        }
        lines.add(line);
        show(String.join("\n", lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size())), now);
    }

    /** Removes the lines that start with {@code beginning}. */
    void remove(String beginning) {
        text = text.lines().filter(line -> !line.startsWith(beginning)).collect(Collectors.joining("\n"));
        paintedFor = 0;
    }

    /** Shows the text for the full time again, before it fades. */
    void stay(double now) {
        fade.show(now);
    }

    /** 0 while it is not seen, up to 1. */
    double opacity(double now) {
        return fade.opacity(now);
    }

    /** What it says. */
    String text() {
        return text;
    }

    /**
     * Draws it into a view of {@code width} × {@code height} pixels.
     *
     * @param leans 0 at the left margin, 0.5 in the middle, 1 at the right edge
     * @param bottom how far its lower edge is from the view's
     */
    void draw(OverlayRenderer renderer, double leans, double margin, double bottom, int width, int height, double now) {
        double opacity = opacity(now);
        if (opacity == 0) {
            return;
        }
        painted((int) (width - 2 * margin));
        double left = Math.max(margin, leans * (width - overlay.width()));
        renderer.draw(overlay, left, height - bottom - overlay.height(), opacity, width, height);
    }

    /** The text painted so that it is at most {@code width} pixels wide, if its words allow. */
    Overlay painted(int width) {
        if (paintedFor != width) {
            paintedFor = width;
            overlay.set(painter.text(text, width));
        }
        return overlay;
    }

    @Override
    public void close() {
        overlay.close();
    }
}
