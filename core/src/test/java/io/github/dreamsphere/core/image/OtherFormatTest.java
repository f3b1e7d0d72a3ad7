package io.github.dreamsphere.core.image;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OtherFormatTest {
    @TempDir
    Path folder;

    static Stream<Arguments> starts() {
        return Stream.of(
                Arguments.of("\0\0\0\u001cftypavif\0\0\0\0mif1miafavif", "an AVIF picture"),
                Arguments.of("\0\0\0\u001cftypmif1\0\0\0\0miafavif", "an AVIF picture"),
                Arguments.of("\0\0\0\u0018ftypheic\0\0\0\0mif1heic", "a HEIC picture"),
                Arguments.of("\0\0\0\u0018ftypmif1\0\0\0\0mif1heic", "a HEIC picture"),
                Arguments.of("\0\0\0\u0018ftypcrx \0\0\0\u0001crx isom", "a camera's raw file"),
                Arguments.of("\0\0\0\u0018ftypisom\0\0\2\0isomiso2", "a video"),
                Arguments.of("\0\0\0\fJXL \r\n\u0087\n", "a JPEG XL picture"),
                Arguments.of("\u00ff\n\u00fa\u001f", "a JPEG XL picture"),
                Arguments.of("\0\0\0\fjP  \r\n\u0087\n", "a JPEG 2000 picture"),
                Arguments.of("\u00ffO\u00ffQ\0/", "a JPEG 2000 picture"),
                Arguments.of("GIF89a", "a GIF picture"),
                Arguments.of("BM6\0\0\0", "a BMP picture"),
                Arguments.of("v/1\u0001\u0002\0\0\0", "an OpenEXR picture"),
                Arguments.of("#?RADIANCE\n", "a Radiance HDR picture"),
                Arguments.of("8BPS\0\u0001", "a Photoshop picture"),
                Arguments.of("%PDF-1.7", "a PDF document"),
                Arguments.of("<!DOCTYPE html>", "a web page"),
                Arguments.of("PK\u0003\u0004", "a ZIP archive"));
    }

    @ParameterizedTest
    @MethodSource("starts")
    void namesWhatCannotBeRead(String start, String name) throws IOException {
        Path file = Files.writeString(folder.resolve("some.jpg"), start, StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> ImageReader.read(file))
                .isInstanceOf(ImageFileException.class)
                .hasMessageStartingWith(file + ": this is " + name + ", which cannot be read here; ");
    }

    @Test
    void saysHowToConvert() throws IOException {
        Path file = Files.writeString(folder.resolve("a.heic"), "\0\0\0\u0018ftypheic", StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> ImageReader.read(file))
                .hasMessageEndingWith("convert it to PNG or JPEG first, for example with ImageMagick");
    }
}
