package io.github.dreamsphere.core.image;

import io.github.dreamsphere.core.file.ReadingBudget;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Refuses XMP packets that Adobe's library would need minutes or the whole stack for: its time grows with the square of
 * the number of properties beside each other, and it recurses into nested ones.
 */
final class XmpLimits {
    private static final int MAXIMUM_DEPTH = 100;
    /** Properties of one parent, and the items of an array of alternatives; the items of others need no search. */
    private static final int MAXIMUM_SIBLINGS = 1_000;

    private static final int MAXIMUM_PROPERTIES = 20_000;
    private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

    /** Control characters, plain or by number; XML has none, and Adobe's library reads them as spaces. */
    private static final Pattern CONTROLS = Pattern.compile(
            "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f\\ufffe\\uffff]|&#(x0*1?[0-9a-fA-F]|0*[12]?[0-9]|0*3[01]);");

    /** What lies below an open element. */
    private static final class Siblings {
        private final boolean isAlternative;
        private int number;

        /** @param isAlternative whether they are the items of an array of alternatives */
        Siblings(boolean isAlternative) {
            this.isAlternative = isAlternative;
        }
    }

    private final Deque<Siblings> siblings = new ArrayDeque<>();

    private int properties;

    private XmpLimits() {}

    /** @throws XmpException if the packet is not XML, has a document type, or has too many or too deep properties */
    static void check(byte[] packet) throws XmpException {
        if (packet.length > ReadingBudget.mostText()) {
            throw new XmpException("there is too little memory for its " + packet.length + " bytes", null);
        }
        String text = new String(packet, charset(packet));
        String clean =
                CONTROLS.matcher(text).replaceAll(" ").replace("\ufeff", "").strip();
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(clean));
            XmpLimits limits = new XmpLimits();
            while (reader.hasNext()) {
                limits.event(reader, reader.next());
            }
        } catch (XMLStreamException e) {
            // The message is "ParseError at [row,col]:[…]" and, in the next line, "Message: …".
            String words = e.getMessage().lines().reduce((first, last) -> last).orElse("");
            throw new XmpException("it is not XML: " + words.replaceFirst("^Message: ", ""), e);
        }
    }

    private static Charset charset(byte[] packet) {
        if (packet.length > 1 && (packet[0] == 0 || packet[0] == (byte) 0xFE)) {
            return StandardCharsets.UTF_16BE;
        }
        boolean little = packet.length > 1 && (packet[1] == 0 || packet[1] == (byte) 0xFE);
        return little ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
    }

    private void event(XMLStreamReader reader, int event) throws XmpException {
        switch (event) {
            case XMLStreamConstants.DTD -> throw new XmpException("it has a document type, which XMP has not", null);
            case XMLStreamConstants.START_ELEMENT -> begin(reader);
            case XMLStreamConstants.END_ELEMENT -> siblings.pop();
            default -> {
                // Text and comments take no more time than their length.
            }
        }
    }

    private void begin(XMLStreamReader reader) throws XmpException {
        boolean isRdf = RDF.equals(reader.getNamespaceURI());
        boolean isDescription = isRdf && reader.getLocalName().equals("Description");
        if (!siblings.isEmpty() && (!isRdf || siblings.peek().isAlternative)) {
            count(siblings.peek(), 1);
        } else {
            properties++;
        }
        // The properties of all descriptions of a resource lie beside each other.
        siblings.push(
                isDescription && !siblings.isEmpty()
                        ? siblings.peek()
                        : new Siblings(isRdf && reader.getLocalName().equals("Alt")));
        count(siblings.peek(), reader.getAttributeCount());
        if (siblings.size() > MAXIMUM_DEPTH) {
            throw new XmpException("its properties are nested deeper than " + MAXIMUM_DEPTH + " levels", null);
        }
        if (properties > MAXIMUM_PROPERTIES) {
            throw new XmpException("it has more than " + MAXIMUM_PROPERTIES + " properties", null);
        }
    }

    private void count(Siblings parent, int more) throws XmpException {
        parent.number += more;
        properties += more;
        if (parent.number > MAXIMUM_SIBLINGS) {
            throw new XmpException("it has more than " + MAXIMUM_SIBLINGS + " properties beside each other", null);
        }
    }
}
