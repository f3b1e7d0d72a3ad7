package io.github.dreamsphere.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ByteRangeTest {
    @Test
    void rangesAreReadAsTheSpecificationSays() {
        assertThat(ByteRange.of("bytes=0-0", 10)).contains(new ByteRange(0, 1));
        assertThat(ByteRange.of("bytes=2-", 10)).contains(new ByteRange(2, 8));
        assertThat(ByteRange.of("bytes=2-99", 10)).contains(new ByteRange(2, 8));
        assertThat(ByteRange.of("bytes=-3", 10)).contains(new ByteRange(7, 3));
        assertThat(ByteRange.of("bytes=-30", 10)).contains(new ByteRange(0, 10));
    }

    @Test
    void rangesBeyondTheFileHaveNoBytes() {
        assertThat(ByteRange.of("bytes=10-", 10))
                .hasValueSatisfying(range -> assertThat(range.length()).isZero());
        assertThat(ByteRange.of("bytes=-0", 10))
                .hasValueSatisfying(range -> assertThat(range.length()).isZero());
        assertThat(new ByteRange(10, 0).header(10)).isEqualTo("bytes */10");
        assertThat(new ByteRange(2, 8).header(10)).isEqualTo("bytes 2-9/10");
    }

    @Test
    void whatCannotBeUnderstoodIsPassedOver() {
        assertThat(ByteRange.of("bytes=-", 10)).isEmpty();
        assertThat(ByteRange.of("bytes=5-2", 10)).isEmpty();
        assertThat(ByteRange.of("bytes=0-1,3-4", 10)).isEmpty();
        assertThat(ByteRange.of("lines=1-2", 10)).isEmpty();
        assertThat(ByteRange.of("bytes=99999999999999999999-", 10)).isEmpty();
    }
}
