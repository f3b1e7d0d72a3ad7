package io.github.dreamsphere.web.tiles;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.plane.Row;
import io.github.dreamsphere.core.plane.RowSpan;
import io.github.dreamsphere.core.plane.Rows;
import io.github.dreamsphere.core.sphere.Border;
import io.github.dreamsphere.core.sphere.ResampleFilter;
import io.github.dreamsphere.core.sphere.RowResampler;
import java.io.IOException;
import java.util.stream.IntStream;

/** Makes the rows of the next smaller level, across the seam and the poles, and passes them on. */
final class HalvedRows implements RowSink {
    private final Border border;
    private final Level smaller;
    private final RowSink next;
    private final RowResampler resampler;

    /** The rows of this level that each row of the smaller one needs. */
    private final RowSpan[] needed;

    private final Ring ring;
    private int received;
    private int made;

    /**
     * @param border of this level
     * @param smaller the level to make
     */
    HalvedRows(Border border, Level smaller, RowSink next) {
        this.border = border;
        this.smaller = smaller;
        this.next = next;
        resampler = new RowResampler(border, Image.CHANNELS, smaller.width(), smaller.height(), ResampleFilter.BICUBIC);
        needed = IntStream.range(0, smaller.height())
                .mapToObj(y -> border.rows(resampler.firstRow(y), resampler.endRow(y)))
                .toArray(RowSpan[]::new);
        int longest = IntStream.range(0, needed.length)
                .map(y -> needed[y].end() - needed[y].first())
                .max()
                .orElseThrow();
        ring = new Ring(longest + PictureLevels.BAND);
    }

    /** The last rows received. */
    private static final class Ring implements Rows {
        private final Row[] rows;

        Ring(int length) {
            rows = new Row[length];
        }

        void put(int y, Row row) {
            int place = y % rows.length;
            if (rows[place] == null) {
                rows[place] = Row.of(new float[row.length()]);
            }
            rows[place].copy(row);
        }

        @Override
        public Row row(int y) {
            return rows[y % rows.length];
        }
    }

    @Override
    public void accept(Image band) throws IOException {
        for (int i = 0; i < band.height(); i++) {
            ring.put(received++, band.colourPlane().row(i));
        }
        int end = made;
        while (end < smaller.height() && needed[end].end() <= received) {
            end++;
        }
        if (end > made) {
            next.accept(make(made, end));
            made = end;
        }
    }

    private Image make(int from, int to) {
        Image band = new Image(smaller.width(), to - from);
        IntStream.range(from, to)
                .parallel()
                .forEach(y -> resampler.resample(y, ring, band.colourPlane().row(y - from)));
        return band;
    }
}
