package io.github.dreamsphere.app.dream;

import io.github.dreamsphere.ClassObjective;
import io.github.dreamsphere.DirectionObjective;
import io.github.dreamsphere.DreamObjectives;
import io.github.dreamsphere.DreamPlace;
import io.github.dreamsphere.DreamRequest;
import io.github.dreamsphere.LayerObjective;
import io.github.dreamsphere.core.dream.Aim;
import io.github.dreamsphere.core.dream.DreamPlan;
import io.github.dreamsphere.core.dream.Mask;
import io.github.dreamsphere.core.dream.PictureMask;
import io.github.dreamsphere.core.dream.Region;
import io.github.dreamsphere.core.image.ImageReader;
import io.github.dreamsphere.models.catalog.Model;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.PictureSizes;
import io.github.dreamsphere.models.objective.BlobObjective;
import io.github.dreamsphere.models.objective.BlobScore;
import io.github.dreamsphere.models.objective.ClassLogits;
import io.github.dreamsphere.models.objective.Direction;
import io.github.dreamsphere.models.objective.Diversity;
import io.github.dreamsphere.models.objective.Energy;
import io.github.dreamsphere.models.objective.Guide;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plans a dream: turns a request's objectives into aims on a network, and its place into masks. */
final class ObjectivePlanner {
    private final Model model;
    private final DreamObjectives objectives;
    private final DreamPlace place;
    private final Network network;
    private final Optional<Mask> everywhere;
    private final List<Aim> aims = new ArrayList<>();

    private ObjectivePlanner(DreamRequest request, Model model, Network network) throws IOException {
        this.model = model;
        this.objectives = request.objectives();
        this.place = request.place();
        this.network = objectives.classes().isEmpty()
                ? network
                : network.seenAs(ClassLogits.of(model.net()).net());
        this.everywhere = mask(request.place());
    }

    /**
     * The plan for {@code request}.
     *
     * @param request a complete one
     * @param network of the model; stays open as long as the plan is used
     * @throws IOException if a guide, a mask or a direction's file cannot be read
     * @throws IllegalArgumentException if the net has no such class or channel, or the weights of a place sum to 0
     */
    static DreamPlan plan(DreamRequest request, Model model, Network network) throws IOException {
        ObjectivePlanner planner = new ObjectivePlanner(request, model, network);
        planner.addClasses();
        planner.addDirections();
        for (LayerObjective layer : planner.objectives.layers()) {
            planner.addLayer(layer);
        }
        return new DreamPlan(planner.aims, request.options(), request.shaping());
    }

    private static Optional<Mask> mask(DreamPlace place) throws IOException {
        if (place.mask().isEmpty()) {
            return place.softRegion().map(region -> region);
        }
        Path file = place.mask().get().path();
        return Optional.of(new PictureMask(ImageReader.read(file).image(), file.toString()));
    }

    private void addClasses() {
        ClassNames names = new ClassNames(model);
        for (ClassObjective wanted : objectives.classes()) {
            BlobScore score = Direction.ofChannel(names.number(wanted.name()));
            add(names.logits(), score, wanted.weight(), wanted.region());
        }
    }

    private void addDirections() throws IOException {
        Net net = network.net();
        for (DirectionObjective direction : objectives.directions()) {
            Direction score = direction.file().isPresent()
                    ? DirectionFile.read(
                            direction.file().get().path(), direction.blob(), net.channels(direction.blob()))
                    : new Direction(direction.weights());
            add(direction.blob(), score, direction.weight(), direction.region());
        }
    }

    private void addLayer(LayerObjective layer) throws IOException {
        double guided = objectives.guide().isPresent() ? objectives.guideWeight() : 0;
        if (guided > 0) {
            add(layer.blob(), guide(layer), layer.weight() * guided, layer.region());
        }
        if (guided < 1) {
            add(layer.blob(), layer.score(), layer.weight() * (1 - guided), layer.region());
        }
        if (objectives.diversity() > 0) {
            add(layer.blob(), new Diversity(), layer.weight() * objectives.diversity(), layer.region());
        }
    }

    private Guide guide(LayerObjective layer) throws IOException {
        if (!(layer.score() instanceof Energy)) {
            throw new IllegalArgumentException("a guide guides whole layers; choose no channels of " + layer.blob());
        }
        PictureSizes sizes = network.net().sizes(layer.blob());
        if (sizes.fixed().isPresent()) {
            throw new IllegalArgumentException("a guide needs a net that works at any size, and "
                    + network.net().name() + " works at one only; leave the guide out, or choose another net");
        }
        Path file = objectives.guide().orElseThrow().path();
        return Guide.of(
                network,
                layer.blob(),
                GuidePicture.read(file, layer.blob(), sizes.minimum()).views());
    }

    private void add(String blob, BlobScore score, double weight, Optional<Region> region) {
        Optional<Mask> own = region.map(place::softened);
        aims.add(new Aim(new BlobObjective(network, blob, score), weight, own.or(() -> everywhere)));
    }
}
