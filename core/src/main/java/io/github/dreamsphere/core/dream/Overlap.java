package io.github.dreamsphere.core.dream;

import io.github.dreamsphere.core.plane.Plane;
import io.github.dreamsphere.core.plane.Planes;
import io.github.dreamsphere.core.plane.Row;
import io.github.dreamsphere.core.sphere.Surface;

/** Where two masks overlap: the product of their weights. */
public record Overlap(Mask one, Mask other) implements Mask {
    @Override
    public Plane weights(Surface surface, Planes planes) {
        Plane product = one.weights(surface, planes);
        try (Plane factor = other.weights(surface, planes)) {
            product.changeEachRow((y, row) -> {
                Row with = factor.row(y);
                for (int x = 0; x < row.length(); x++) {
                    row.set(x, row.get(x) * with.get(x));
                }
            });
        }
        return product;
    }
}
