/** Reads DL4J's networks: its own zips, and graphs in memory that this project trained. */
package io.github.dreamsphere.models.dl4j;
