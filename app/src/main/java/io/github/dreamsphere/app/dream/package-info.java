/** Dreams pictures by requests. */
package io.github.dreamsphere.app.dream;
