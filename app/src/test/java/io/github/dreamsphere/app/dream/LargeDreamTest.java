package io.github.dreamsphere.app.dream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.dreamsphere.DreamOutput;
import io.github.dreamsphere.DreamRequest;
import io.github.dreamsphere.Events;
import io.github.dreamsphere.MemoryOptions;
import io.github.dreamsphere.Result;
import io.github.dreamsphere.SnapshotOptions;
import io.github.dreamsphere.app.TinyNet;
import io.github.dreamsphere.app.TinyPicture;
import io.github.dreamsphere.app.budget.Budget;
import io.github.dreamsphere.app.budget.DreamSpace;
import io.github.dreamsphere.app.budget.DreamSpaces;
import io.github.dreamsphere.app.recipe.Recipes;
import io.github.dreamsphere.app.recipe.RequestFields;
import io.github.dreamsphere.app.recipe.RunDigests;
import io.github.dreamsphere.app.recipe.SourcedRequest;
import io.github.dreamsphere.core.batch.Job;
import io.github.dreamsphere.core.dream.Dream;
import io.github.dreamsphere.core.dream.DreamPlan;
import io.github.dreamsphere.core.dream.Start;
import io.github.dreamsphere.core.image.BandReader;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageReader;
import io.github.dreamsphere.core.image.ImageWriter;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Picture;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.core.photosphere.FlatHeader;
import io.github.dreamsphere.core.photosphere.Photosphere;
import io.github.dreamsphere.core.photosphere.PhotosphereFile;
import io.github.dreamsphere.core.photosphere.PhotosphereHeader;
import io.github.dreamsphere.core.photosphere.PictureHeader;
import io.github.dreamsphere.core.photosphere.SurfacePicture;
import io.github.dreamsphere.core.plane.Planes;
import io.github.dreamsphere.core.progress.Cancelled;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.core.quality.PoleScore;
import io.github.dreamsphere.core.quality.Psnr;
import io.github.dreamsphere.core.quality.SeamScore;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.EvenDetail;
import io.github.dreamsphere.core.sphere.SphereResize;
import io.github.dreamsphere.models.catalog.Model;
import io.github.dreamsphere.models.catalog.Models;
import io.github.dreamsphere.upscale.Enlargement;
import io.github.dreamsphere.upscale.UpscaleOptions;
import io.github.dreamsphere.upscale.Upscaler;
import io.github.dreamsphere.upscale.net.NetFamilies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LargeDreamTest {
    private static final long SCRATCH = 1 << 20;

    @TempDir
    Path folder;

    private final List<Result> results = new ArrayList<>();
    private final Events events = new Events() {
        @Override
        public void written(Result result) {
            results.add(result);
        }
    };
    private Optional<Path> snapshots = Optional.empty();
    private Path input;
    private DreamRequest request;
    private Dreamer dreamer;
    private DreamPlan plan;
    private DreamRecord record;

    @BeforeEach
    void makeInput() throws IOException {
        input = TinyPicture.in(folder, "in.png", 128, 64);
        Model model = Models.ofProcess().resolve(TinyNet.in(folder).toString());
        request = DreamRequest.defaults().withLayers(TinyNet.LAYER).withSteps(2).withOctaves(2);
        dreamer = new Dreamer(model);
        plan = dreamer.plan(request);
        SourcedRequest<DreamRequest> source = SourcedRequest.of(RequestFields.DREAM, request, model);
        record = new DreamRecord(source, new RunDigests(source));
    }

    private String recipe() throws IOException {
        return record.text(Optional.of(input));
    }

    @AfterEach
    void close() {
        dreamer.close();
    }

    /** Runs a dream of which no plane is in memory. */
    private void runOnDisk(int factor, Canvas canvas, Job job, Progress progress) throws IOException {
        Path parent = job.target().getParent();
        task(factor, (j, c, p, e) -> DreamSpace.inScratchFile(parent, SCRATCH, 0))
                .run(job, canvas, progress);
    }

    /** Runs a dream wholly in memory. */
    private void runInMemory(int factor, Canvas canvas, Job job) throws IOException {
        task(factor, (j, c, p, e) -> DreamSpace.inMemory()).run(job, canvas, Progress.SILENT);
    }

    private DreamTask task(int factor, DreamSpaces spaces) {
        Optional<DreamTask.SnapshotFolders> folders =
                snapshots.map(path -> new DreamTask.SnapshotFolders(new SnapshotOptions(path, 1), Optional.empty()));
        return new DreamTask(
                request.withOutput(DreamOutput.USUAL.withUpscale(factor)),
                plan,
                record,
                new Budget(MemoryOptions.USUAL),
                spaces,
                folders,
                true,
                events);
    }

    private Canvas canvas(int width, int height) throws IOException {
        try (BandReader reader = BandReader.open(input)) {
            PictureHeader stored = PhotosphereHeader.of(input, reader.width(), reader.height(), reader.metadata());
            return new Canvas.OfFile(input, stored, reader.hasAlpha(), stored.scaledTo(width, height));
        }
    }

    private void assertSame(int factor, Canvas canvas) throws IOException {
        Path large = folder.resolve("large.png");
        Path small = folder.resolve("small.png");
        runOnDisk(factor, canvas, new Job(input, large), Progress.SILENT);
        runInMemory(factor, canvas, new Job(input, small));
        assertThat(large).hasSameBinaryContentAs(small);
    }

    @Test
    void isTheSameAsOneInMemory() throws IOException {
        assertSame(1, canvas(128, 64));
        Photosphere dream = Dreamer.dream(PhotosphereFile.read(input), plan, Progress.SILENT);
        Path whole = folder.resolve("whole.png");
        PhotosphereFile.write(dream, whole, WriteOptions.defaults(), Map.of(Recipes.RECORDED, recipe()));
        assertThat(folder.resolve("large.png")).hasSameBinaryContentAs(whole);
        Result result = results.get(0);
        assertThat(result.seam().orElseThrow()).isCloseTo(SeamScore.of(dream.image()), within(1e-6));
        assertThat(result.poles().orElseThrow().north()).isCloseTo(PoleScore.north(dream.image()), within(1e-6));
    }

    @Test
    void isResizedAsOneInMemory() throws IOException {
        assertSame(1, canvas(160, 80));
        Photosphere read = PhotosphereFile.read(input);
        Image resized =
                SphereResize.resize(read.image(), read.coverage().surface().border(), 160, 80);
        Photosphere dream = Dreamer.dream(read.withImage(resized), plan, Progress.SILENT);
        Path whole = folder.resolve("whole.png");
        PhotosphereFile.write(dream, whole, WriteOptions.defaults(), Map.of(Recipes.RECORDED, recipe()));
        assertThat(folder.resolve("large.png")).hasSameBinaryContentAs(whole);
    }

    @Test
    void alphaGoesAlong() throws IOException {
        Image image = ImageReader.read(input).image();
        float[] alpha = new float[128 * 64];
        for (int i = 0; i < alpha.length; i++) {
            alpha[i] = i % 128 / 127f;
        }
        ImageWriter.write(new Picture(image.withAlpha(alpha), Metadata.NONE), input, WriteOptions.defaults());
        assertSame(1, canvas(160, 80));
        Image dream = ImageReader.read(folder.resolve("large.png")).image();
        assertThat(dream.alpha().orElseThrow()[40 * 160 + 80]).isCloseTo(0.5f, within(0.02f));
    }

    @Test
    void isEnlargedAsOneInMemory() throws IOException {
        assertSame(2, canvas(128, 64));
        SurfacePicture dream = dreamed();
        Image enlarged;
        try (Upscaler upscaler = new Upscaler(NetFamilies.builtIn(), UpscaleOptions.defaults())) {
            enlarged = upscaler.enlarge(
                    dream.image(), dream.header().surface(), new Enlargement.Factor(2), Progress.SILENT);
        }
        Image written = ImageReader.read(folder.resolve("large.png")).image();
        assertThat(written.width()).isEqualTo(256);
        assertThat(Psnr.psnr(written, enlarged)).isGreaterThan(50);
    }

    private SurfacePicture dreamed() throws IOException {
        SurfacePicture original = canvas(128, 64).picture(Planes.inMemory(), events);
        return original.withImage(
                Dream.of(plan).run(original.image(), original.header().surface(), Progress.SILENT));
    }

    @Test
    void startsFromNothingAndFlatPicturesToo() throws IOException {
        assertSame(1, new Canvas.FromNothing(PhotosphereHeader.full(128, 64), Start.NOISE, 3));
        FlatHeader flat = new FlatHeader(128, 64, Metadata.NONE, List.of());
        assertSame(2, new Canvas.FromNothing(flat, Start.GRADIENT, 3));
        assertSame(1, new Canvas.OfFile(input, flat, false, flat.scaledTo(150, 75)));
    }

    @Test
    void keepsItsWayAndGoesOnToTheSameBytes() throws IOException {
        Path whole = folder.resolve("whole.png");
        runInMemory(1, canvas(128, 64), new Job(input, whole));
        Path way = folder.resolve("way");
        snapshots = Optional.of(way);
        Path broken = folder.resolve("broken.png");
        Job job = new Job(input, broken);
        for (int tiles : new int[] {3, 9, 9}) {
            assertThatThrownBy(() -> runOnDisk(1, canvas(128, 64), job, stopAfter(tiles)))
                    .isInstanceOf(Cancelled.class);
            assertThat(way.resolve("dream.state")).exists();
        }
        runOnDisk(1, canvas(128, 64), job, Progress.SILENT);
        assertThat(broken).hasSameBinaryContentAs(whole);
        assertThat(way.resolve("dream.state")).doesNotExist();
        assertThat(way.resolve("step-0004.jpg")).exists();
        Photosphere last = PhotosphereFile.read(way.resolve("step-0004.jpg"));
        Image seen = PhotosphereFile.read(whole).image();
        EvenDetail.level(seen.colourPlane(), new Equirectangular(128, 64));
        assertThat(Psnr.psnr(last.image(), seen)).isGreaterThan(25);
    }

    @Test
    void interruptedItLeavesNothing() throws IOException {
        Path work = Files.createDirectory(folder.resolve("work"));
        Job job = new Job(input, work.resolve("out.png"));
        assertThatThrownBy(() -> runOnDisk(1, canvas(128, 64), job, stopAfter(4)))
                .isInstanceOf(Cancelled.class);
        try (Stream<Path> left = Files.list(work)) {
            assertThat(left).isEmpty();
        }
    }

    private static Progress stopAfter(int tiles) {
        return new Progress() {
            private int begun;

            @Override
            public void report(String stage, long done, long total) {
                begun += stage.startsWith("octave") ? 1 : 0;
            }

            @Override
            public boolean cancelled() {
                return begun > tiles;
            }
        };
    }
}
