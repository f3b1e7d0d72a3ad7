package io.github.dreamsphere.viewer.headset;

/** A headset that was used is used no longer. That is no fault of the program, which can go on without. */
public final class HeadsetSessionEndedException extends HeadsetException {
    private static final long serialVersionUID = 1L;

    private final boolean mayReturn;

    private HeadsetSessionEndedException(String message, boolean mayReturn) {
        super(message);
        this.mayReturn = mayReturn;
    }

    /** The headset or its runtime has gone away, and may come back. */
    static HeadsetSessionEndedException gone(String why) {
        return new HeadsetSessionEndedException("the headset is gone (" + why + ")", true);
    }

    /** The wearer has ended the program in the headset. */
    static HeadsetSessionEndedException left() {
        return new HeadsetSessionEndedException("the program was ended in the headset", false);
    }

    /** Whether it makes sense to look for the headset again. */
    public boolean mayReturn() {
        return mayReturn;
    }
}
