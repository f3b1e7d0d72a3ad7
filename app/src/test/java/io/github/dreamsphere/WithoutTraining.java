package io.github.dreamsphere;

import io.github.dreamsphere.core.dream.Dream;
import io.github.dreamsphere.core.dream.DreamOptions;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.models.catalog.BuiltIn;
import io.github.dreamsphere.models.catalog.Models;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.objective.BlobObjective;
import io.github.dreamsphere.upscale.Enlargement;
import io.github.dreamsphere.upscale.UpscaleOptions;
import io.github.dreamsphere.upscale.Upscaler;
import io.github.dreamsphere.upscale.net.NetFamilies;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** What {@link WithoutTrainingTest} runs in a process of its own. */
final class WithoutTraining {
    private static final Equirectangular SPHERE = new Equirectangular(64, 32);

    private WithoutTraining() {}

    /** Dreams a tiny sphere, enlarges it and tries to read the networks in the files named. */
    public static void main(String[] files) throws IOException {
        Image dream = dream();
        System.out.println("dreamt " + dream.width() + "x" + dream.height());
        try (Upscaler upscaler = new Upscaler(NetFamilies.builtIn(), UpscaleOptions.defaults())) {
            Image enlarged = upscaler.enlarge(dream, SPHERE, Enlargement.by(2), Progress.SILENT);
            System.out.println("enlarged to " + enlarged.width() + "x" + enlarged.height());
        }
        for (String file : files) {
            try {
                Models.ofProcess()
                        .read(
                                Path.of(file),
                                Optional.of(BuiltIn.DREAM.load().net().imageSpec()));
            } catch (IOException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    private static Image dream() throws IOException {
        try (Network network = new Network(BuiltIn.DREAM.load().net())) {
            DreamOptions options =
                    DreamOptions.defaults().withOctaves(1).withSteps(1).withTile(64);
            Image grey = new Image(SPHERE.width(), SPHERE.height());
            return Dream.of(BlobObjective.energy(network, "mixed3a"), options).run(grey, SPHERE, Progress.SILENT);
        }
    }
}
