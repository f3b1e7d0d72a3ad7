package io.github.dreamsphere.web.room;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PageFilesTest {
    @Test
    void trimmingLeavesTheCode() {
        assertThat(PageFiles.trimmed("""
                        /** What
                         * it does. */
                        import {a} from './a.js';

                        // Why.
                        export const far = 'https://example.org/a//b'; // m
                            /* one line */
                            a(far);
                        """)).isEqualTo("""
                import {a} from './a.js';
                export const far = 'https://example.org/a//b';
                a(far);
                """);
    }
}
