package io.github.dreamsphere.web.room;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dreamsphere.core.photosphere.InitialView;
import io.github.dreamsphere.core.photosphere.PhotosphereHeader;
import io.github.dreamsphere.core.photosphere.Pose;
import io.github.dreamsphere.core.sphere.Rotation;

/**
 * The first view of a picture, in degrees in the upright world.
 *
 * @param yaw to the right of the picture's centre, −180..180
 * @param pitch above the horizon, −90..90
 * @param fov horizontal field of view, 30..120
 */
record FirstView(double yaw, double pitch, double fov) {
    private static final double NARROWEST = 30;
    private static final double WIDEST = 120;

    /** At the picture's centre. */
    static final FirstView CENTRE = new FirstView(0, 0, InitialView.USUAL_FOV_DEGREES);

    /** What the file says; else the middle of the pixels, on the horizon if they show it. */
    static FirstView of(PhotosphereHeader header) {
        double fov = header.initialView().map(InitialView::horizontalFovDegrees).orElse(InitialView.USUAL_FOV_DEGREES);
        double pitch = header.initialView().map(InitialView::pitchDegrees).orElseGet(() -> middle(header));
        return new FirstView(header.headingDegrees(), pitch, Math.min(WIDEST, Math.max(NARROWEST, fov)));
    }

    private static double middle(PhotosphereHeader header) {
        double top = Math.toDegrees(header.surface().latitude(0));
        double bottom =
                Math.toDegrees(header.surface().latitude(header.coverage().height()));
        return top > 0 && bottom < 0 ? 0 : (top + bottom) / 2;
    }

    /** How a camera that looks there is turned in the axes of a picture that was taken in {@code pose}. */
    Rotation inImage(Pose pose) {
        Rotation worldFromImage =
                Rotation.yawPitchRoll(0, Math.toRadians(pose.pitchDegrees()), -Math.toRadians(pose.rollDegrees()));
        return worldFromImage.inverse().then(Rotation.yawPitchRoll(Math.toRadians(yaw), Math.toRadians(pitch), 0));
    }

    ObjectNode json() {
        ObjectNode json = RoomFile.object();
        json.set("yaw", RoomFile.number(yaw));
        json.set("pitch", RoomFile.number(pitch));
        json.set("fov", RoomFile.number(fov));
        return json;
    }
}
