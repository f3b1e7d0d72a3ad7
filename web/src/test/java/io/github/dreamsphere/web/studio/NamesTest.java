package io.github.dreamsphere.web.studio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
    @ParameterizedTest
    @CsvSource({
        "lake.jpg, lake.jpg",
        "C:\\fakepath\\lake.jpg, lake.jpg",
        "../../etc/passwd, passwd",
        "..., picture",
        ".htaccess, htaccess",
        "a<b>:c?.png, a_b__c_.png",
        "nul.tif, picture-nul.tif",
        "'  spaces .jpg  ', spaces .jpg",
        "-rf.jpg, rf.jpg"
    })
    void namesAreClean(String given, String clean) {
        assertThat(Names.clean(given)).isEqualTo(clean);
    }
}
