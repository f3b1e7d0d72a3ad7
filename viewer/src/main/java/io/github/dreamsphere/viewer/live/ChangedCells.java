package io.github.dreamsphere.viewer.live;

import io.github.dreamsphere.core.plane.RowSpan;
import io.github.dreamsphere.core.sphere.Border;
import io.github.dreamsphere.core.sphere.ViewReach;
import io.github.dreamsphere.viewer.scene.CellLayout;
import java.util.BitSet;

/** The cells of a picture that show changed pixels, in themselves or in their gutters. */
final class ChangedCells {
    private final CellLayout layout;
    private final Border border;
    private final BitSet cells = new BitSet();

    /** None yet. {@code border} is that of the picture that {@code layout} cuts. */
    ChangedCells(CellLayout layout, Border border) {
        this.layout = layout;
        this.border = border;
    }

    BitSet cells() {
        return cells;
    }

    /** Adds the cells that show a pixel that a view may have changed. */
    void add(ViewReach reach) {
        RowSpan rows = reach.rows();
        for (int y = rows.first(); y < rows.end(); y++) {
            add(reach.columns(y), reach.turn(), y);
        }
    }

    /**
     * Adds the cells that show some pixels of row y.
     *
     * @param turn the number of columns of a turn around the sphere
     */
    void add(ViewReach.Columns columns, int turn, int y) {
        int start = Math.floorDiv(columns.first(), turn) * turn;
        for (int left = start; left < columns.end(); left += turn) {
            int first = Math.max(columns.first() - left, 0);
            int end = Math.min(columns.end() - left, layout.width());
            if (first < end) {
                add(first, end - 1, y);
            }
        }
    }

    private void add(int first, int last, int y) {
        int gutter = layout.gutter();
        for (int row = y - gutter; row <= y + gutter; row += gutter) {
            int inside = Math.min(layout.height() - 1, Math.max(0, row));
            addRow(first - gutter, last + gutter, inside);
            if (border.turned(row)) {
                // Across a pole lies the other side of the sphere.
                int half = layout.width() / 2;
                addRow(first - gutter - half, last + gutter - half, inside);
            }
        }
    }

    private void addRow(int first, int last, int row) {
        int x = first;
        while (x <= last) {
            int column = border.column(x);
            int cell = layout.cellAt(column, row);
            cells.set(cell);
            x += Math.min(layout.left(cell) + layout.cellWidth(), layout.width()) - column;
        }
    }
}
