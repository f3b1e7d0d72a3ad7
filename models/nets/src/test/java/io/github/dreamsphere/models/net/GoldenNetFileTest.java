package io.github.dreamsphere.models.net;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of every format there has been, kept in {@code src/test/resources}, and the names in them. */
class GoldenNetFileTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"format1.dsnet", "format2.dsnet"})
    void filesOfEveryFormatHoldTheSameNetwork(String name) throws IOException {
        try (InputStream in = GoldenNetFileTest.class.getResourceAsStream(name)) {
            assertThat(NetFile.read(in, name)).isEqualTo(Nets.golden());
        }
    }

    /** Compares what is in the zip: how small it becomes is up to the Java runtime. */
    @Test
    void theNewestFormatIsWrittenByteForByte() throws IOException {
        Path file = folder.resolve("net.dsnet");
        NetFile.write(Nets.golden(), Precision.FLOAT16, file);
        Map<String, byte[]> written = entries(Files.readAllBytes(file));
        Map<String, byte[]> golden;
        try (InputStream in = GoldenNetFileTest.class.getResourceAsStream("format2.dsnet")) {
            golden = entries(in.readAllBytes());
        }
        assertThat(written.keySet()).containsExactly("net.json", "weights.bin", "sha256.txt");
        assertThat(new String(written.get("net.json"))).isEqualTo(new String(golden.get("net.json")));
        assertThat(written.get("weights.bin")).isEqualTo(golden.get("weights.bin"));
    }

    @Test
    void theNetOfEveryOpHasEveryOp() {
        assertThat(Nets.everyOp().layers())
                .extracting(layer -> (Object) layer.op().getClass())
                .containsExactlyInAnyOrderElementsOf(ops().toList());
    }

    @Test
    void everyNameInTheFileIsInAnAnnotation() {
        Set<Class<?>> found = new LinkedHashSet<>();
        Stream.concat(Stream.of(Net.class, Precision.class), ops()).forEach(type -> collect(type, found));
        assertThat(found).contains(Layer.class, SlidingWindow.class, ImageSpec.Channels.class, Pool.Divisor.class);
        for (Class<?> type : found) {
            assertThat(namesIn(type)).as(type.getName()).doesNotContainNull();
        }
        assertThat(ops()).allSatisfy(op -> assertThat(op).hasAnnotation(JsonTypeName.class));
    }

    private static Stream<Class<?>> ops() {
        return Stream.of(Op.class.getPermittedSubclasses())
                .flatMap(op -> op.isSealed() ? Stream.of(op.getPermittedSubclasses()) : Stream.of(op));
    }

    /** The records and enums that {@code type} is made of, itself among them, without tensors. */
    private static void collect(Class<?> type, Set<Class<?>> found) {
        boolean written = (type.isRecord() || type.isEnum()) && type != Tensor.class;
        if (written && found.add(type) && type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                collect(component.getType(), found);
                if (component.getGenericType() instanceof ParameterizedType list) {
                    collect((Class<?>) list.getActualTypeArguments()[0], found);
                }
            }
        }
    }

    private static List<JsonProperty> namesIn(Class<?> type) {
        return Stream.of(type.getDeclaredFields())
                .filter(field -> type.isEnum() ? field.isEnumConstant() : isComponent(type, field))
                .map(field -> field.getAnnotation(JsonProperty.class))
                .toList();
    }

    private static boolean isComponent(Class<?> type, Field field) {
        return Stream.of(type.getRecordComponents())
                .anyMatch(component -> component.getName().equals(field.getName()));
    }

    private static Map<String, byte[]> entries(byte[] file) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file));
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            entries.put(entry.getName(), zip.readAllBytes());
        }
        return entries;
    }
}
