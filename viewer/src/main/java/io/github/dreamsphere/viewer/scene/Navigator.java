package io.github.dreamsphere.viewer.scene;

import io.github.dreamsphere.core.sphere.Vec3;

/**
 * The looking about: turns drags, wheel steps, held keys and passing time into a {@link Camera}. Angles in radians,
 * time in seconds, points in pixels from the upper left corner.
 */
public final class Navigator {
    private static final double NARROWEST_FOV = Math.toRadians(5);
    /** Speed lost in this time falls to 1/e. */
    private static final double INERTIA_SECONDS = 0.35;

    private static final double STANDSTILL = Math.toRadians(0.05);
    /** Fields of view a second, at which held keys turn. */
    private static final double KEY_SPEED = 0.6;

    private static final double AUTOROTATE_SPEED = Math.toRadians(6);
    private static final int AIMING_ROUNDS = 4;

    private final Camera home;
    private Camera camera;
    private double yawSpeed;
    private double pitchSpeed;
    private double heldRight;
    private double heldUp;
    private boolean autorotates;

    /** Begins at {@code home}, and returns to it when reset. */
    public Navigator(Camera home) {
        this.home = home;
        this.camera = home;
    }

    /** Where one looks now. */
    public Camera camera() {
        return camera;
    }

    /** Back to where one began, and still. */
    public void reset() {
        camera = home;
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
        ViewPlane plane = camera.plane(width, height);
        double radiansPerPixel = (plane.right() - plane.left()) / width;
        turn(-dx * radiansPerPixel, dy * radiansPerPixel);
    }

    /** The pointer let go while it moved by (dx, dy) a second: the sphere glides on. */
    public void release(double dx, double dy, int width, int height) {
        ViewPlane plane = camera.plane(width, height);
        double radiansPerPixel = (plane.right() - plane.left()) / width;
        yawSpeed = -dx * radiansPerPixel;
        pitchSpeed = dy * radiansPerPixel;
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
        Vec3 aim = camera.direction(x, y, width, height);
        double widest = Math.toRadians(camera.projection().widestFovDegrees());
        camera = camera.withFov(Math.min(widest, Math.max(NARROWEST_FOV, camera.fov() * factor)));
        for (int i = 0; i < AIMING_ROUNDS; i++) {
            Vec3 seen = camera.direction(x, y, width, height);
            turn(wrapped(aim.longitude() - seen.longitude()), aim.latitude() - seen.latitude());
        }
    }

    /** Shows the sphere by another projection, as wide as is usual there; a planet is seen from above. */
    public void project(Projection projection) {
        double fov = projection == home.projection() ? home.fov() : Math.toRadians(projection.usualFovDegrees());
        camera = new Camera(camera.yaw(), projection.usualPitch(), 0, fov, projection);
        stop();
    }

    /** {@code seconds} pass. */
    public void tick(double seconds) {
        double speed = KEY_SPEED * camera.fov();
        double auto = autorotates ? AUTOROTATE_SPEED : 0;
        turn((yawSpeed + heldRight * speed + auto) * seconds, (pitchSpeed + heldUp * speed) * seconds);
        double kept = Math.exp(-seconds / INERTIA_SECONDS);
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
