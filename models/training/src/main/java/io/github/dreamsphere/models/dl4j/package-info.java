/** Converts DL4J networks, from files or in memory, to nets and back. */
package io.github.dreamsphere.models.dl4j;
