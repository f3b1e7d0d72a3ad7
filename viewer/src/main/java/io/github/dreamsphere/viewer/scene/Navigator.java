package io.github.dreamsphere.viewer.scene;

import io.github.dreamsphere.core.sphere.Vec3;

/**
 * The looking about: turns drags, wheel steps, held keys and passing time into a {@link Camera}. Angles in radians,
 * time in seconds, points in pixels from the upper left corner.
 */
public final class Navigator {
    private static final double NARROWEST_FOV = Math.toRadians(5);
    /**
     * A rectilinear view that is wider shows little but its stretched edges. It opens into a stereographic one, in which
     * the middle keeps its size.
     */
    private static final double WIDEST_RECTILINEAR = Math.toRadians(140);
    /** Speed lost in this time falls to 1/e. */
    private static final double INERTIA_SECONDS = 0.35;

    private static final double STANDSTILL = Math.toRadians(0.05);
    /** Fields of view a second, at which held keys turn. */
    private static final double KEY_SPEED = 0.6;

    private static final double AUTOROTATE_SPEED = Math.toRadians(6);
    private static final int AIMING_ROUNDS = 4;
    /** Near a pole, a drag turns no faster than at the latitude with this cosine. */
    private static final double LEAST_COSINE = 0.2;

    private final Camera home;
    private final boolean homeOpened;
    private Camera camera;
    private double yawSpeed;
    private double pitchSpeed;
    private double heldRight;
    private double heldUp;
    private boolean autorotates;
    private boolean opened;

    /** Begins at {@code home}, and returns to it when reset; a rectilinear view of more than 140° is a stereographic one. */
    public Navigator(Camera home) {
        homeOpened = isTooWide(home.projection(), home.fov());
        opened = homeOpened;
        this.home =
                homeOpened ? new Camera(home.yaw(), home.pitch(), home.roll(), home.fov(), Projection.PLANET) : home;
        this.camera = this.home;
    }

    private static boolean isTooWide(Projection projection, double fov) {
        return projection == Projection.RECTILINEAR && fov > WIDEST_RECTILINEAR;
    }

    /**
     * The part of the plane that a window of {@code width} × {@code height} pixels shows. The camera's field of view is
     * that of the longer side, so that high windows show no more of the height than wide ones of the width.
     */
    public ViewPlane plane(int width, int height) {
        ViewPlane plane = camera.plane(width, height);
        double scale = Math.min(1, (double) width / height);
        return new ViewPlane(plane.left() * scale, plane.right() * scale, plane.bottom() * scale, plane.top() * scale);
    }

    /** The world direction seen at (x, y) of such a window, y downwards. */
    Vec3 direction(double x, double y, int width, int height) {
        ViewPlane plane = plane(width, height);
        Vec3 seen = camera.projection().direction(plane.x(x / width), plane.y(y / height));
        return camera.worldFromCamera().apply(seen);
    }

    /** The camera that the user has turned. */
    public Camera camera() {
        return camera;
    }

    /** Returns to the first camera, and stops. */
    public void reset() {
        camera = home;
        opened = homeOpened;
        stop();
    }

    /** No more turning, whether from inertia or of itself. */
    public void stop() {
        yawSpeed = 0;
        pitchSpeed = 0;
        autorotates = false;
    }

    /** The sphere follows the pointer, which moved by (dx, dy) in a view {@code width} pixels wide. */
    public void drag(double dx, double dy, int width, int height) {
        turn(-dx * yawPerPixel(width, height), dy * radiansPerPixel(width, height));
    }

    /** The pointer let go while it moved by (dx, dy) a second: the sphere glides on. */
    public void release(double dx, double dy, int width, int height) {
        yawSpeed = -dx * yawPerPixel(width, height);
        pitchSpeed = dy * radiansPerPixel(width, height);
    }

    private double radiansPerPixel(int width, int height) {
        ViewPlane plane = plane(width, height);
        return (plane.right() - plane.left()) / width;
    }

    /** Circles of latitude grow smaller towards the poles. A planet is turned about its middle instead. */
    private double yawPerPixel(int width, int height) {
        boolean fromAbove = camera.projection() == Projection.PLANET && !opened;
        double shrunk = fromAbove ? 1 : Math.max(LEAST_COSINE, Math.cos(camera.pitch()));
        return radiansPerPixel(width, height) / shrunk;
    }

    /** Keys are held: −1, 0 or 1 to the right and up. */
    public void hold(double right, double up) {
        heldRight = right;
        heldUp = up;
    }

    /** Begins to turn slowly of itself, or ends it. */
    public void toggleAutorotate() {
        autorotates = !autorotates;
    }

    /** The view becomes {@code factor} times as wide, and what is seen at (x, y) stays there. */
    public void zoomAbout(double factor, double x, double y, int width, int height) {
        Vec3 aim = direction(x, y, width, height);
        widen(factor);
        for (int i = 0; i < AIMING_ROUNDS; i++) {
            Vec3 seen = direction(x, y, width, height);
            turn(wrapped(aim.longitude() - seen.longitude()), aim.latitude() - seen.latitude());
        }
    }

    private void widen(double factor) {
        double radius = factor * camera.projection().radius(camera.fov() / 2);
        if (isTooWide(camera.projection(), camera.fov() * factor)) {
            opened = true;
            reproject(Projection.PLANET, radius);
        } else if (opened && radius < Projection.RECTILINEAR.radius(WIDEST_RECTILINEAR / 2)) {
            opened = false;
            reproject(Projection.RECTILINEAR, radius);
        } else {
            double widest = Math.toRadians(camera.projection().widestFovDegrees());
            camera = camera.withFov(Math.min(widest, Math.max(NARROWEST_FOV, camera.fov() * factor)));
        }
    }

    /** The edge is {@code radius} from the middle of the plane. */
    private void reproject(Projection projection, double radius) {
        camera = new Camera(camera.yaw(), camera.pitch(), camera.roll(), 2 * projection.angle(radius), projection);
    }

    /** Shows the sphere by {@code projection}, or by the rectilinear one if it already is shown so. */
    public void toggle(Projection projection) {
        boolean on = camera.projection() == projection && !opened;
        project(on ? Projection.RECTILINEAR : projection);
    }

    /** Shows the sphere by another projection, as wide as is usual there; a planet is seen from above. */
    public void project(Projection projection) {
        opened = false;
        double fov = projection == home.projection() && !homeOpened
                ? home.fov()
                : Math.toRadians(projection.usualFovDegrees());
        camera = new Camera(camera.yaw(), projection.usualPitch(), 0, fov, projection);
        stop();
    }

    /** {@code seconds} pass. */
    public void tick(double seconds) {
        double speed = KEY_SPEED * camera.fov();
        double auto = autorotates ? AUTOROTATE_SPEED : 0;
        double kept = Math.exp(-seconds / INERTIA_SECONDS);
        // The integral of the speed while it fades: few slow frames glide as far as many fast ones.
        double glides = INERTIA_SECONDS * (1 - kept);
        turn(yawSpeed * glides + (heldRight * speed + auto) * seconds, pitchSpeed * glides + heldUp * speed * seconds);
        yawSpeed = slowed(yawSpeed * kept);
        pitchSpeed = slowed(pitchSpeed * kept);
    }

    private static double slowed(double speed) {
        return Math.abs(speed) < STANDSTILL ? 0 : speed;
    }

    private void turn(double yaw, double pitch) {
        double newPitch = Math.min(Math.PI / 2, Math.max(-Math.PI / 2, camera.pitch() + pitch));
        camera = camera.withDirection(wrapped(camera.yaw() + yaw), newPitch);
    }

    private static double wrapped(double angle) {
        return Math.IEEEremainder(angle, 2 * Math.PI);
    }
}
