/** What a run over many machines does with each picture, and what it is told of the machines. */
package io.github.dreamsphere.app.cluster;
