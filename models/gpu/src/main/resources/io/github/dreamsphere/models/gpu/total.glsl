// The sum of a work group's values, in one order, for the first invocation.
shared double partial[64];
double total(double own) {
    int t = int(gl_LocalInvocationID.x);
    partial[t] = own;
    barrier();
    for (int half_ = 32; half_ > 0; half_ /= 2) {
        if (t < half_) partial[t] += partial[t + half_];
        barrier();
    }
    return partial[0];
}
