package io.github.dreamsphere.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.dreamsphere.core.Seeds;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExifTest {
    /** Orientation 6, a 16-bit width of 100 in the EXIF directory, and a thumbnail's directory. */
    private static Exif littleEndian() {
        ByteBuffer block = ByteBuffer.allocate(100).order(ByteOrder.LITTLE_ENDIAN);
        block.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8);
        block.putShort((short) 2);
        block.putShort((short) 0x0112).putShort((short) 3).putInt(1).putInt(6);
        block.putShort((short) 0x8769).putShort((short) 4).putInt(1).putInt(38);
        block.putInt(60);
        block.putShort((short) 1);
        block.putShort((short) 0xA002).putShort((short) 3).putInt(1).putInt(100);
        block.putInt(0);
        return new Exif(block.array());
    }

    @Test
    void putsRightWhatThePixelsMakeWrong() {
        Exif upright = littleEndian().forUpright(70_000, 35_000);
        ByteBuffer block = ByteBuffer.wrap(upright.block()).order(ByteOrder.LITTLE_ENDIAN);

        assertThat(littleEndian().orientation()).isEqualTo(6);
        assertThat(upright.orientation()).isEqualTo(1);
        assertThat(block.getInt(34)).as("link to the thumbnail").isZero();
        assertThat(block.getShort(42)).as("type, 16 bits being too few").isEqualTo((short) 4);
        assertThat(block.getInt(48)).as("width").isEqualTo(70_000);
    }

    @Test
    void takesNonsenseForUpright() {
        assertThat(Samples.exif(0).orientation()).isEqualTo(1);
        assertThat(Samples.exif(9).orientation()).isEqualTo(1);
        assertThat(new Exif(new byte[0]).orientation()).isEqualTo(1);
    }

    @Test
    void survivesBlocksOfAnyBytes() {
        long seed = Seeds.fresh(this);
        Random random = new Random(seed);
        for (int i = 0; i < 2000; i++) {
            byte[] block = i % 2 == 0 ? littleEndian().block() : new byte[random.nextInt(60)];
            for (int changes = 0; changes < 4 && block.length > 0; changes++) {
                block[random.nextInt(block.length)] = (byte) random.nextInt();
            }
            assertThatCode(() -> assertThat(new Exif(block).isReadable())
                            .isEqualTo(new Exif(block).forUpright(10, 5).isReadable()))
                    .as("seed %d", seed)
                    .doesNotThrowAnyException();
        }
    }
}
