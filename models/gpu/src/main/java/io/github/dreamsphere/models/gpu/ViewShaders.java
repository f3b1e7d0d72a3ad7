package io.github.dreamsphere.models.gpu;

import io.github.dreamsphere.core.plane.RowSpan;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Flat;
import io.github.dreamsphere.core.sphere.Gnomonic;
import io.github.dreamsphere.core.sphere.ViewReach;
import java.util.ArrayList;
import java.util.List;

/**
 * The picture of a sphere and one view of it in the graphics card's memory, and the shaders for all of the view's steps but
 * the net. Made and used on the card's thread.
 */
final class ViewShaders implements AutoCloseable {
    private static final int RGB = 3;

    /** Rows of the sphere in a run of a shader. More would keep the card from drawing for too long. */
    private static final int BAND = 64;

    private final Card card;
    private final Equirectangular sphere;
    private final Blob image;
    private final int size;
    private final CardFloats picture;
    private final CardFloats shown;
    private final CardFloats change;
    private final CardFloats gradient;
    private final CardFloats numbers;
    private final Region factors;
    private final Region table;
    private final MagnitudeShaders magnitude;
    private final Holdings holdings = new Holdings();

    /** What adds the view's change to the sphere, a band of rows each. */
    private final List<Dispatch> carrying = new ArrayList<>();

    private RowSpan rows = new RowSpan(0, 0);

    /** Whether a shader can read the picture. */
    static boolean fit(Card card, Equirectangular sphere) {
        return card.memory().fits((long) RGB * sphere.width() * sphere.height());
    }

    /**
     * Allocates all memory.
     *
     * @param image the net's input and its gradient, of the size of the views, which are square
     * @param imageFactors how pixels become the net's input, see {@link
     *     io.github.dreamsphere.models.engine.ImageInput#factors}
     * @throws CardMemoryException if the memory is full
     */
    ViewShaders(Card card, Equirectangular sphere, Blob image, float[] imageFactors) {
        this.card = card;
        this.sphere = sphere;
        this.image = image;
        size = image.shape().width();
        long pixels = image.shape().positions();
        try {
            picture = holdings.keep(new CardFloats((long) RGB * sphere.width() * sphere.height()));
            shown = holdings.keep(new CardFloats(Blob.BLOCK * pixels));
            change = holdings.keep(new CardFloats(Blob.BLOCK * pixels));
            gradient = holdings.keep(new CardFloats(Blob.BLOCK * pixels));
            numbers = holdings.keep(CardFloats.ofDoubles(ViewNumbers.length(1)));
            factors = holdings.keep(CardFloats.of(imageFactors)).shared();
            table = holdings.keep(CardFloats.of(ViewNumbers.table(sphere))).shared();
            magnitude = new MagnitudeShaders(card, new SpherePixels(new Flat(size, size), gradient), 1);
            holdings.add(magnitude::close);
        } catch (CardMemoryException e) {
            close();
            throw e;
        }
    }

    /** The sphere's pixels, three floats each. */
    CardFloats picture() {
        return picture;
    }

    /** Reads the pixels of another view. */
    void look(Gnomonic view) {
        ViewReach reach = new ViewReach(sphere, view);
        rows = reach.rows();
        carrying.clear();
        for (int top = rows.first(); top < rows.end(); top += BAND) {
            carry(reach, top, Math.min(rows.end(), top + BAND));
        }
        numbers.write(ViewNumbers.of(sphere, view));
        one("look")
                .bind(picture.shared(), shown.shared(), numbers.shared())
                .integers(SphereShaders.geometry(sphere.border(), size, 0))
                .each(size, size)
                .run();
    }

    /** Gives the view to the net. */
    void enter() {
        tile("enter", shown.shared(), image.value(), factors);
    }

    /**
     * Takes a step with the gradient of the net's input, if that is finite, and adds the change to the sphere.
     *
     * @param step the mean change of a sample
     * @return the mean magnitude of the gradient
     */
    double ascend(float step) {
        tile("leave", image.gradient(), gradient.shared(), factors);
        magnitude.run();
        int positions = image.shape().positions();
        one("climb")
                .bind(
                        gradient.shared(),
                        shown.shared(),
                        change.shared(),
                        magnitude.result().shared())
                .integers(positions)
                .floats(step)
                .each(positions, 1)
                .run();
        carrying.forEach(Runnable::run);
        double[] mean = new double[1];
        magnitude.result().read(mean);
        return mean[0];
    }

    /** The rows that the view changes. */
    RowSpan rows() {
        return rows;
    }

    /** Prepares a band of rows. */
    private void carry(ViewReach reach, int top, int end) {
        int first = Integer.MAX_VALUE;
        int last = Integer.MIN_VALUE;
        for (int y = top; y < end; y++) {
            ViewReach.Columns columns = reach.columns(y);
            if (!columns.isEmpty()) {
                first = Math.min(first, columns.first());
                last = Math.max(last, columns.end());
            }
        }
        if (last < first) {
            return;
        }
        int turn = reach.turn();
        int columns = Math.min(turn, last - first);
        carrying.add(one("carry")
                .bind(change.shared(), picture.shared(), numbers.shared(), table)
                .integers(SphereShaders.geometry(sphere.border(), size, 0, top, first, columns, turn))
                .each(columns, end - top));
    }

    /** A shader over the pixels of the view and the first of the pass's tiles. */
    private void tile(String name, Region... memory) {
        int positions = image.shape().positions();
        one(name)
                .bind(memory)
                .integers(positions, image.shape().channels())
                .each(positions, 1)
                .run();
    }

    private Dispatch one(String name) {
        return new Dispatch(card.programs().get(name), new Tiles(1));
    }

    @Override
    public void close() {
        holdings.close();
    }
}
