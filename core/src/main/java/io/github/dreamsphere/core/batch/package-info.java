/** Running a task on many files, shared between processes. */
package io.github.dreamsphere.core.batch;
