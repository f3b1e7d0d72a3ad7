/** A DL4J layer that trains fast: convolution, batch normalisation and rectifier in one, computed by oneDNN. */
package io.github.dreamsphere.models.dl4j.block;
