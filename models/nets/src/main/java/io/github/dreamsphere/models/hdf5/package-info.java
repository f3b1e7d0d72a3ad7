/** Arrays and attributes of HDF5 files, checked against the size of the file before memory is taken for them. */
package io.github.dreamsphere.models.hdf5;
