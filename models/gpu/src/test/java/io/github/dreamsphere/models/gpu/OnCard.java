package io.github.dreamsphere.models.gpu;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Tests with a graphics card whose driver's complaints are failures. */
abstract class OnCard {
    static GraphicsCard card;

    @BeforeAll
    static void open() throws GraphicsCardException {
        System.setProperty("dreamsphere.gpu.debug", "true");
        card = GraphicsCard.open();
    }

    @AfterAll
    static void close() {
        card.close();
        System.clearProperty("dreamsphere.gpu.debug");
    }
}
