package io.github.dreamsphere.viewer.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HeadsetSearchTest {
    private final List<Throwable> failures = new ArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();
    private double now;

    /** Looks at once more, and returns what is found. */
    private boolean look(HeadsetSearch search) throws InterruptedException {
        int before = asked.get();
        boolean found = false;
        while (asked.get() == before) {
            now++;
            found |= search.finds(now);
            TimeUnit.MILLISECONDS.sleep(1);
        }
        // The answer is there a moment after the question.
        for (int i = 0; i < 1000 && !found && failures.size() < asked.get(); i++) {
            found = search.finds(now);
            TimeUnit.MILLISECONDS.sleep(1);
        }
        return found;
    }

    private HeadsetSearch search(BooleanSupplier... answers) {
        Deque<BooleanSupplier> left = new ArrayDeque<>(List.of(answers));
        return new HeadsetSearch(
                () -> {
                    BooleanSupplier next = left.pop();
                    asked.incrementAndGet();
                    return next.getAsBoolean();
                },
                failures::add);
    }

    /** Runtimes are foreign code, and a broken one must not end the window. */
    @Test
    void aRuntimeThatFailsIsReportedAndTheSearchGoesOn() throws Exception {
        BooleanSupplier broken = () -> {
            throw new IllegalStateException("the runtime is broken");
        };
        BooleanSupplier missing = () -> {
            throw new UnsatisfiedLinkError("no runtime in path");
        };
        try (HeadsetSearch search = search(broken, missing, () -> true)) {
            search.begin(now);
            assertThat(look(search)).isFalse();
            assertThat(look(search)).isFalse();
            assertThat(failures)
                    .extracting(Throwable::getMessage)
                    .containsExactly("the runtime is broken", "no runtime in path");
            assertThat(look(search)).isTrue();
        }
    }

    @Test
    void nothingIsAskedBeforeTheSearchBeginsOrAfterItsEnd() throws Exception {
        try (HeadsetSearch search = search(() -> true)) {
            assertThat(search.finds(1000)).isFalse();
            search.begin(1000);
            search.end();
            assertThat(search.finds(2000)).isFalse();
        }
        assertThat(asked).hasValue(0);
    }
}
