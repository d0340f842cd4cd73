package dk.broen.mappings;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Parses XML that anybody may have written. A document type declaration is refused, so that no entity is expanded and no file is read.
 * Thread-safe.
 */
public final class XmlOfStrangers {
    private final SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();

    public XmlOfStrangers() {
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        } catch (ParserConfigurationException | SAXException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * @throws SAXException if it is no such XML; its text may quote the bytes
     * @throws IOException if the bytes are no text in their character set; its text may quote them, too
     */
    public void parse(byte[] text, DefaultHandler handler) throws SAXException, IOException {
        try {
            factory.newSAXParser().parse(new ByteArrayInputStream(text), handler);
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
