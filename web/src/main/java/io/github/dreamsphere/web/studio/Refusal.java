package io.github.dreamsphere.web.studio;

/** A request that is not carried out. The message is for the person at the page. */
final class Refusal extends RuntimeException {
    static final int WRONG_REQUEST = 400;
    static final int FORBIDDEN = 403;
    static final int NOT_FOUND = 404;
    static final int WRONG_METHOD = 405;
    static final int CONFLICT = 409;
    static final int TOO_LARGE = 413;
    static final int NO_PICTURE = 415;
    static final int WRONG_HOST = 421;
    static final int WRONG_VALUE = 422;
    static final int FAILED = 500;
    static final int NO_ROOM = 507;

    private static final long serialVersionUID = 1L;

    private final int code;

    /** @param code of HTTP */
    Refusal(int code, String message) {
        super(message);
        this.code = code;
    }

    int code() {
        return code;
    }
}
