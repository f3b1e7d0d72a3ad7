package io.github.dreamsphere.app.view;

import io.github.dreamsphere.DeviceChoice;
import io.github.dreamsphere.core.file.FileName;
import io.github.dreamsphere.core.image.BandReader;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.core.photosphere.Coverage;
import io.github.dreamsphere.core.photosphere.Photosphere;
import io.github.dreamsphere.core.photosphere.PhotosphereFile;
import io.github.dreamsphere.core.photosphere.PhotosphereHeader;
import io.github.dreamsphere.core.photosphere.UnknownCoverageException;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.viewer.live.LiveCopy;
import io.github.dreamsphere.viewer.live.LiveOptions;
import io.github.dreamsphere.viewer.load.StereoTags;
import io.github.dreamsphere.viewer.scene.SphereImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Writes live dreams into a folder as photospheres with the metadata of their pictures, under names not used before. A
 * {@link LiveRecipe} is recorded in them.
 *
 * @param folder where to write
 * @param model the net that dreams
 * @param layer the blob that it dreams with
 * @param device what runs the net
 */
record LiveSaver(Path folder, String model, String layer, DeviceChoice device) implements LiveOptions.Saver {
    @Override
    public synchronized LiveOptions.Saved save(Path file, LiveCopy copy) throws IOException {
        SphereImage dream = copy.dream();
        try (BandReader source = BandReader.open(file)) {
            boolean oneEye = source.width() != dream.image().width()
                    || source.height() != dream.image().height();
            // The dream is in sRGB.
            Metadata inSrgb = source.metadata().withIcc(Optional.empty());
            Metadata metadata = oneEye ? StereoTags.asMono(inSrgb, file) : inSrgb;
            Path target = unused(FileName.of(file), oneEye ? "_mono" : "");
            Photosphere photosphere = new Photosphere(header(file, dream, metadata), dream.image());
            Map<String, String> settings = new LiveRecipe(model, layer, device, copy.trace()).settings();
            List<String> leftOut = PhotosphereFile.write(photosphere, target, WriteOptions.defaults(), settings);
            return new LiveOptions.Saved(target, leftOut);
        }
    }

    /** The header by the tags, with the viewed coverage: that may come from the file's name, its shape or the user. */
    private static PhotosphereHeader header(Path file, SphereImage dream, Metadata metadata) throws IOException {
        Image image = dream.image();
        PhotosphereHeader tagged;
        try {
            tagged = PhotosphereHeader.of(file, image.width(), image.height(), metadata);
        } catch (UnknownCoverageException e) {
            // Without tags of its coverage, a picture is accepted only in the shape of a full sphere.
            tagged = PhotosphereHeader.of(file, 2 * image.height(), image.height(), metadata);
        }
        return new PhotosphereHeader(
                coverage(dream.area()), tagged.pose(), tagged.initialView(), metadata, tagged.warnings());
    }

    private static Coverage coverage(Equirectangular area) {
        return new Coverage(
                (int) Math.round(area.fullWidth()),
                (int) Math.round(area.fullHeight()),
                (int) Math.round(area.left()),
                (int) Math.round(area.top()),
                area.width(),
                area.height());
    }

    private Path unused(FileName name, String addition) {
        int number = 1;
        while (Files.exists(numbered(name, number, addition))) {
            number++;
        }
        return numbered(name, number, addition);
    }

    private Path numbered(FileName name, int number, String addition) {
        boolean jpeg = name.ending().toLowerCase(Locale.ROOT).matches("\\.jpe?g");
        String ending = addition + (jpeg ? ".jpg" : ".png");
        return folder.resolve(String.format(Locale.ROOT, "%s-live-%03d%s", name.stem(), number, ending));
    }
}
