package io.github.dreamsphere.web.room;

/** Text within HTML. */
final class Html {
    private Html() {}

    /** {@code text} so that it can stand between tags and within quoted attributes, whatever it holds. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(letter -> append(letter, escaped));
        return escaped.toString();
    }

    private static void append(int letter, StringBuilder escaped) {
        switch (letter) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '"' -> escaped.append("&quot;");
            case '\'' -> escaped.append("&#39;");
            default -> {
                if (Character.isISOControl(letter)
                        || letter >= Character.MIN_SURROGATE && letter <= Character.MAX_SURROGATE) {
                    escaped.append(' ');
                } else {
                    escaped.appendCodePoint(letter);
                }
            }
        }
    }
}
