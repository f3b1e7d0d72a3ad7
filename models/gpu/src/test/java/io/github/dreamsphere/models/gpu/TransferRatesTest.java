package io.github.dreamsphere.models.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TransferRatesTest extends OnCard {
    @Test
    void bothWaysAreMeasuredInBytesPerSecond() {
        TransferRates rates = TransferRates.of(card);

        assertThat(rates.toCard()).isBetween(1e6, 1e13);
        assertThat(rates.fromCard()).isBetween(1e6, 1e13);
    }
}
