/** What a run takes of memory, disk and time. */
package io.github.dreamsphere.app.budget;
