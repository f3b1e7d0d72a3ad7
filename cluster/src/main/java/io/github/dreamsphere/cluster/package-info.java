/** Spreads batches of pictures over the machines of an Apache Spark cluster. */
package io.github.dreamsphere.cluster;
