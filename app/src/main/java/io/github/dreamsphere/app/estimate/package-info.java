/** What runs will take of memory, disk and time. */
package io.github.dreamsphere.app.estimate;
