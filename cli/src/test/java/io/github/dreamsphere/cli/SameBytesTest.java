package io.github.dreamsphere.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageWriter;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Picture;
import io.github.dreamsphere.core.image.WriteOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Same input, same options: same bytes. The orders of Java's unmodifiable sets and maps differ from process to process, so
 * this needs processes of their own.
 */
class SameBytesTest {
    private static final String SMALL = " --width 64 --tile 64 --octaves 2 --steps 2 ";

    /** Every command that writes files and takes seconds. */
    private static final List<String> COMMANDS = List.of(
            "dream in.png" + SMALL
                    + "--layer mixed3b:1,2,3 --layer mixed4a*0.5 --direction mixed3b:4=1,9=-1,30=0.5 -o dream.png",
            "dream in.png" + SMALL + "--recipe garden --snapshots states --every 1 -o garden.tif",
            "dream dream.png" + SMALL + "--upscale 2 --flat -o large.jpg",
            "upscale in.png --denoise auto -o enlarged.png",
            "journey in.png" + SMALL + "--frames 2 -o frame_%02d.png",
            "atlas dreamsphere-dream --input in.png -o atlas --layers mixed3b --channels 2 --channel-tile 64"
                    + " --channel-steps 1" + SMALL.stripTrailing(),
            "models select dreamsphere-dream classes --layer mixed3b --like a -o selected.dsnet",
            "models import selected.dsnet --name mine",
            "room in.png dream.png enlarged.png -o room",
            "train-upscaler photographs -o upscaler --steps 2 --batch 1 --crop 8 --channels 4 --layers 3",
            "train classes -o classifier --architecture plain --net-width 0.25 --steps 2 --batch 2 --crop 32");

    /** Whose results cannot be there before. */
    private static final List<String> ONCE = List.of("models import", "train");

    @TempDir
    Path folder;

    @Test
    void everyCommandWritesTheSameBytesInEveryProcess() throws Exception {
        SortedMap<String, byte[]> first = run("first");
        SortedMap<String, byte[]> second = run("second");
        assertThat(second.keySet()).isEqualTo(first.keySet());
        assertThat(first.keySet().stream().filter(name -> !same(first.get(name), second.get(name))))
                .isEmpty();

        // Again over what is there.
        Path place = folder.resolve("second");
        List<String> again = COMMANDS.stream()
                .filter(line -> ONCE.stream().noneMatch(line::startsWith))
                .toList();
        new FreshProcess(place, environment(place)).run(again);
        SortedMap<String, byte[]> third = FreshProcess.files(place);
        assertThat(third.keySet()).isEqualTo(first.keySet());
        assertThat(first.keySet().stream().filter(name -> !same(first.get(name), third.get(name))))
                .isEmpty();
    }

    private static boolean same(byte[] one, byte[] other) {
        return Arrays.equals(one, other);
    }

    private SortedMap<String, byte[]> run(String name) throws IOException, InterruptedException {
        Path place = Files.createDirectory(folder.resolve(name));
        write(place.resolve("in.png"), 64, 32, 1);
        for (int i = 0; i < 12; i++) {
            write(place.resolve("photographs/" + i + ".png"), 32, 32, i);
            write(place.resolve("classes/" + (i % 2 == 0 ? "a/" : "b/") + i + ".png"), 40, 40, i);
        }
        new FreshProcess(place, environment(place)).run(COMMANDS);
        return FreshProcess.files(place);
    }

    private static Map<String, String> environment(Path place) {
        return Map.of("XDG_DATA_HOME", place.resolve("data").toString());
    }

    private static void write(Path file, int width, int height, int seed) throws IOException {
        Files.createDirectories(file.getParent());
        Random random = new Random(seed);
        Image image = new Image(width, height);
        for (int i = 0; i < image.rgb().length; i++) {
            image.rgb()[i] = random.nextFloat();
        }
        ImageWriter.write(new Picture(image, Metadata.NONE), file, WriteOptions.defaults());
    }
}
