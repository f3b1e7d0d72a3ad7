package io.github.dreamsphere.models.train;

import io.github.dreamsphere.core.dream.Dream;
import io.github.dreamsphere.core.dream.DreamOptions;
import io.github.dreamsphere.core.dream.DreamPlan;
import io.github.dreamsphere.core.dream.Start;
import io.github.dreamsphere.core.file.OutputFile;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.core.sphere.Flat;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.objective.BlobObjective;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * A sheet of small dreams: those of some blobs, on a picture and on noise. Drawn during training, it shows what the net
 * has learnt.
 */
public final class DreamSheet {
    private static final int CAPTION = 16;
    private static final int PICTURE_STEPS = 12;
    private static final int NOISE_STEPS = 30;
    private static final int OCTAVES = 2;
    /** Larger than these pictures, each of which is thus one tile. */
    private static final int TILE = 512;

    private final int edge;
    private final Image picture;
    private final Image noise;

    /**
     * Dreams on {@code rgb}, HWC, sRGB 0..1.
     *
     * @param width of the picture in pixels; the noise has the same size
     */
    public DreamSheet(float[] rgb, int width, int height) {
        edge = Math.max(width, height);
        picture = new Image(width, height, rgb);
        noise = Start.NOISE.on(new Flat(width, height), 1);
    }

    /** Draws the dreams of {@code blobs}, beside {@code png} and then moved there. */
    public void draw(Net net, List<String> blobs, Path png) throws IOException {
        BufferedImage sheet =
                new BufferedImage(edge * (blobs.size() + 1), 2 * edge + CAPTION, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = sheet.createGraphics();
        g.setColor(Color.WHITE);
        g.drawString(net.name(), 2, CAPTION - 4);
        g.drawImage(drawn(picture), 0, CAPTION, null);
        g.drawImage(drawn(noise), 0, CAPTION + edge, null);
        for (int i = 0; i < blobs.size(); i++) {
            String blob = blobs.get(i);
            int left = (i + 1) * edge;
            g.drawString(blob, left + 2, CAPTION - 4);
            try (Network network = new Network(net.upTo(blob))) {
                g.drawImage(drawn(dream(network, blob, picture, OCTAVES, PICTURE_STEPS)), left, CAPTION, null);
                g.drawImage(drawn(dream(network, blob, noise, 1, NOISE_STEPS)), left, CAPTION + edge, null);
            }
        }
        g.dispose();
        try (OutputFile output = OutputFile.beside(png)) {
            ImageIO.write(sheet, "png", output.partial().toFile());
            output.commit();
        }
    }

    private static Image dream(Network network, String blob, Image from, int octaves, int steps) {
        DreamOptions options =
                DreamOptions.defaults().withOctaves(octaves).withSteps(steps).withTile(TILE);
        DreamPlan plan = DreamPlan.of(BlobObjective.energy(network, blob), options);
        return Dream.of(plan).run(from, new Flat(from.width(), from.height()), Progress.SILENT);
    }

    private static BufferedImage drawn(Image image) {
        BufferedImage drawn = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
        float[] rgb = image.rgb();
        for (int i = 0; i < image.width() * image.height(); i++) {
            int pixel = 0;
            for (int c = 0; c < 3; c++) {
                pixel = pixel << 8 | Math.round(255 * Math.min(1, Math.max(0, rgb[3 * i + c])));
            }
            drawn.setRGB(i % image.width(), i / image.width(), pixel);
        }
        return drawn;
    }
}
