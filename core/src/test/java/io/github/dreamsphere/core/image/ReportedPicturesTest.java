package io.github.dreamsphere.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of kinds that users of such programs have reported; skipped if the folder of them is absent. */
class ReportedPicturesTest {
    private static Path file(String name) {
        Path file = Path.of(System.getProperty("dreamsphere.shared", "../shared"), "cases")
                .resolve(name);
        assumeTrue(Files.exists(file), () -> file + " is absent");
        return file;
    }

    private static double meanLevels(Image a, Image b) {
        double sum = 0;
        for (int i = 0; i < a.rgb().length; i++) {
            sum += Math.abs(a.rgb()[i] - b.rgb()[i]);
        }
        return 255 * sum / a.rgb().length;
    }

    /** JPEGs within what compression loses, PNGs exactly. */
    @ParameterizedTest
    @CsvSource({
        "j17_no_eoi.jpg, 2.1, its end is missing",
        "j17d_no_eoi_samsung_trailer.jpg, 2.1, its end is missing",
        "j36_jfif_adobe_transform2_3ch.jpg, 2.1, ''",
        "j35_dnl.jpg, 2.1, ''",
        "j20_extended_xmp_gdepth.jpg, 2.1, ''",
        "j25_exif6_xmp6.jpg, 2.1, ''",
        "j26_motion_photo.jpg, 2.1, motion photo",
        "j27_ultrahdr.jpg, 2.1, gain map",
        "j32b_iptc_comment.jpg, 2.1, ''",
        "k03_rgb_with_gray_icc.jpg, 2.1, it is for grey",
        "k10_icc_no_tags.jpg, 2.1, colour profile",
        "k11_icc_missing_rTRC.jpg, 2.1, colour profile",
        "k14_icc_devicelink.jpg, 2.1, colour profile",
        "p20_chrm_adobe.png, 0, ''",
        "p20_cicp_p3.png, 0, ''",
        "p20_exif6_prefixed.png, 0, ''",
        "p20_gama10.png, 0, ''",
        "p30_rawprofile_exif6.png, 0, ''",
        "p34_xmp_empty.png, 0, XMP",
        "p35_iccp_corrupt.png, 0, colour profile",
        "p37_text_bad_crc.png, 0, tEXt",
        "p38_no_iend.png, 0, its end is missing",
        "p43_rgb_gray_icc.png, 0, it is for grey",
        "p51_iccp_bad_crc_gimp.png, 0, iCCP"
    })
    void areReadAsWhatTheyWereMadeOf(String name, double levels, String warning) throws IOException {
        Picture read = ImageReader.read(file("images/" + name));
        Image base = ImageReader.read(file("images/base.png")).image();

        assertThat(read.image().width()).isEqualTo(base.width());
        assertThat(meanLevels(read.image(), base)).isLessThanOrEqualTo(levels);
        if (warning.isEmpty()) {
            assertThat(read.warnings()).isEmpty();
        } else {
            assertThat(read.warnings()).singleElement().asString().contains(warning);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "xmp-deep3000.png, nested deeper",
        "xmp-manyprops.png, beside each other",
        "icc-348.jpg, colour profile",
        "icc-broken.png, colour profile",
        "exif-empty.jpg, EXIF"
    })
    void hostileMetadataIsLeftOut(String name, String warning) throws IOException {
        Picture read = ImageReader.read(file("faults/" + name));

        assertThat(read.image().width()).isEqualTo(64);
        assertThat(read.warnings()).anyMatch(line -> line.contains(warning));
    }
}
