package io.github.dreamsphere.viewer.gl;

import static org.lwjgl.opengl.GL33C.*;

import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.viewer.scene.Projection;
import io.github.dreamsphere.viewer.scene.Srgb;
import io.github.dreamsphere.viewer.scene.ViewPlane;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Draws a sphere from inside into whatever target is bound, a ray per fragment. */
public final class SphereRenderer implements AutoCloseable {
    /** What is seen where there is no picture: stored sRGB values for red, green and blue, 0..1. */
    public static final double[] GROUND = {0.17, 0.18, 0.20};

    /** The most rays that a fragment can be given. */
    public static final int MOST_ANISOTROPY = 16;

    private static final int BASE_UNIT = 0;
    private static final int OVER_UNIT = 1;
    private static final int MASK_UNIT = 2;

    private final Map<List<String>, Program> programs = new HashMap<>();
    private final int anisotropy;
    private boolean cubic;
    private final int vertexArray;

    /**
     * One ray a fragment.
     *
     * @throws GraphicsException if the driver refuses the shaders
     */
    public SphereRenderer() throws GraphicsException {
        this(1);
    }

    /**
     * Compiles the shaders for the current context.
     *
     * @param anisotropy how many rays a fragment may be given that is longer than wide on the sphere, as those at the
     *     edges of a wide view are; 1 for the one ray that is fastest, at most {@link #MOST_ANISOTROPY}
     * @throws GraphicsException if the driver refuses them
     */
    public SphereRenderer(int anisotropy) throws GraphicsException {
        if (anisotropy < 1 || anisotropy > MOST_ANISOTROPY) {
            throw new IllegalArgumentException("anisotropy must be 1 to " + MOST_ANISOTROPY + ", was " + anisotropy);
        }
        this.anisotropy = anisotropy;
        List<String> plainest = List.of("PROJECTION " + Projection.RECTILINEAR.ordinal());
        programs.put(plainest, program(plainest));
        vertexArray = glGenVertexArrays();
    }

    /**
     * Whether pictures are read by cubic curves, which are sharper and smoother than straight lines, where a fragment shows
     * less than a texel. That takes nine reads instead of one.
     */
    public void readCubically(boolean cubically) {
        cubic = cubically;
    }

    /**
     * Draws into the bound target's whole viewport.
     *
     * @param encodesSrgb whether the target encodes sRGB itself from the light it is given
     * @throws UncheckedIOException of a {@link GraphicsException} if the driver refuses the form of the shader that this
     *     needs
     */
    public void draw(
            Composition composition,
            Projection projection,
            ViewPlane plane,
            Rotation worldFromCamera,
            boolean encodesSrgb) {
        double fragment = fragment(plane);
        Program program =
                programs.computeIfAbsent(defines(composition, projection, fragment, encodesSrgb), this::variant);
        program.use();
        program.set("viewPlane", plane.left(), plane.right(), plane.bottom(), plane.top());
        program.set("logFragment", Math.log(fragment) / Math.log(2));
        program.set("ground", Srgb.decode(GROUND[0]), Srgb.decode(GROUND[1]), Srgb.decode(GROUND[2]));
        SphereLayer base = composition.base();
        base.texture().bind(program, "sphere", "picture", "ready", BASE_UNIT, imageFromCamera(base, worldFromCamera));
        composition.over().ifPresent(over -> bindOver(program, over, composition, worldFromCamera));
        if (encodesSrgb) {
            glEnable(GL_FRAMEBUFFER_SRGB);
        } else {
            glDisable(GL_FRAMEBUFFER_SRGB);
        }
        glDisable(GL_BLEND);
        glBindVertexArray(vertexArray);
        glDrawArrays(GL_TRIANGLES, 0, 3);
    }

    /** The largest angle that a fragment spans: in all projections that of the one that the camera looks at. */
    private static double fragment(ViewPlane plane) {
        int[] viewport = new int[4];
        glGetIntegerv(GL_VIEWPORT, viewport);
        return Math.max((plane.right() - plane.left()) / viewport[2], (plane.top() - plane.bottom()) / viewport[3]);
    }

    private List<String> defines(Composition composition, Projection projection, double fragment, boolean encodesSrgb) {
        List<SphereTexture> textures = Stream.concat(Stream.of(composition.base()), composition.over().stream())
                .map(SphereLayer::texture)
                .toList();
        List<String> defines = new ArrayList<>(List.of("PROJECTION " + projection.ordinal()));
        defineIf(textures.size() > 1, "OVER", defines);
        defineIf(textures.stream().anyMatch(SphereTexture::isPartial), "PARTIAL", defines);
        defineIf(textures.stream().anyMatch(texture -> texture.isCoarse(fragment)), "COARSE", defines);
        defineIf(!textures.stream().allMatch(SphereTexture::isComplete), "LOADING", defines);
        defineIf(anisotropy > 1, "ANISOTROPY " + anisotropy, defines);
        defineIf(cubic, "CUBIC", defines);
        defineIf(!encodesSrgb, "ENCODE", defines);
        return defines;
    }

    private static void defineIf(boolean condition, String name, List<String> defines) {
        if (condition) {
            defines.add(name);
        }
    }

    /** One of the same shader's many forms, of which the driver has taken the plainest already. */
    private Program variant(List<String> defines) {
        try {
            return program(defines);
        } catch (GraphicsException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many forms of the shader have been compiled. */
    int variants() {
        return programs.size();
    }

    private static Program program(List<String> defines) throws GraphicsException {
        return new Program("screen.vert", "sphere.frag", defines.toArray(String[]::new));
    }

    private static Rotation imageFromCamera(SphereLayer layer, Rotation worldFromCamera) {
        return layer.worldFromImage().inverse().then(worldFromCamera);
    }

    private static void bindOver(Program program, SphereLayer over, Composition composition, Rotation worldFromCamera) {
        over.texture()
                .bind(
                        program,
                        "overSphere",
                        "overPicture",
                        "overReady",
                        OVER_UNIT,
                        imageFromCamera(over, worldFromCamera));
        program.set("worldFromCamera", worldFromCamera);
        program.set("weight", composition.weight());
        program.set("masked", composition.mask().isPresent() ? 1 : 0);
        program.set("mask", MASK_UNIT);
        composition.mask().ifPresent(mask -> mask.bind(MASK_UNIT));
    }

    @Override
    public void close() {
        programs.values().forEach(Program::close);
        glDeleteVertexArrays(vertexArray);
    }
}
