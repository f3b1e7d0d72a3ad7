import io.github.dreamsphere.*;
import java.nio.file.Path;

public class FirstDream {
    public static void main(String[] files) throws Exception {
        try (Dreamsphere dreamsphere = Dreamsphere.open()) {
            Sphere picture = dreamsphere.read(Path.of(files[0]));
            Sphere dream = dreamsphere.dream(picture, DreamRequest.defaults().withLayers("mixed4a").withSteps(5));
            Sphere large = dreamsphere.upscale(dream, UpscaleRequest.defaults());
            dreamsphere.write(large, Path.of("DREAM.jpg"));
            dreamsphere.view(large, ViewRequest.of(30, -10), Path.of("VIEW.png"));
        }
    }
}
