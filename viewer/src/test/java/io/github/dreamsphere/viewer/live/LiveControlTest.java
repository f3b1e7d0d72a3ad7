package io.github.dreamsphere.viewer.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LiveControlTest {
    /** While a dream writes, the render loop waits for nothing that it asks of the dream. */
    @Test
    void nothingWaitsForWhatIsWritten() throws Exception {
        CountDownLatch writes = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        AtomicBoolean interruptedInside = new AtomicBoolean();
        AtomicBoolean interruptedAfter = new AtomicBoolean();
        LiveControl[] control = new LiveControl[1];
        Thread dream = new Thread(() -> {
            control[0].shelter(() -> {
                writes.countDown();
                try {
                    asked.await();
                } catch (InterruptedException e) {
                    interruptedInside.set(true);
                }
            });
            interruptedAfter.set(Thread.currentThread().isInterrupted());
        });
        control[0] = new LiveControl(dream);
        dream.start();
        writes.await();
        control[0].togglePause();
        control[0].copyTo(copy -> {});
        assertThat(control[0].isDreaming()).isFalse();
        control[0].discard();
        asked.countDown();
        dream.join();
        assertThat(interruptedInside).isFalse();
        assertThat(interruptedAfter).isTrue();
    }

    @Test
    void aPausedDreamGivesCopiesUntilItIsLeft() throws Exception {
        LiveControl control = new LiveControl(Thread.currentThread());
        control.copyTo(copy -> {});
        assertThat(control.awaitTurn()).isPresent();
        assertThat(control.awaitTurn()).isEmpty();
        control.togglePause();
        control.copyTo(copy -> {});
        assertThat(control.awaitTurn()).isPresent();
        control.leave();
        assertThat(Thread.interrupted()).isTrue();
        assertThatThrownBy(control::awaitTurn).isInstanceOf(InterruptedException.class);
    }
}
