package io.github.dreamsphere.web.studio;

import io.nayuki.qrcodegen.QrCode;
import java.nio.charset.StandardCharsets;

/**
 * The link by which other devices open the studio.
 *
 * @param address with the token; empty if only this machine reaches the studio
 */
record Link(String address) {
    /** A quiet zone of four modules, as ISO/IEC 18004 asks for. */
    private static final int BORDER = 4;

    /**
     * A picture of the address that cameras read, as SVG.
     *
     * @throws Refusal if there is no address
     */
    byte[] code() {
        if (address.isEmpty()) {
            throw new Refusal(Refusal.NOT_FOUND, "Only this machine reaches the studio.");
        }
        QrCode code = QrCode.encodeText(address, QrCode.Ecc.MEDIUM);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append("M" + (x + BORDER) + " " + (y + BORDER) + "h1v1h-1z");
                }
            }
        }
        int size = code.size + 2 * BORDER;
        return ("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + size + " " + size
                        + "\" shape-rendering=\"crispEdges\"><path d=\"M0 0h" + size + "v" + size
                        + "H0z\" fill=\"#fff\"/>"
                        + "<path d=\"" + path + "\"/></svg>")
                .getBytes(StandardCharsets.UTF_8);
    }
}
