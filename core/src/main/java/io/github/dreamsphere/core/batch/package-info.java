/** Many files, one after the other. */
package io.github.dreamsphere.core.batch;
