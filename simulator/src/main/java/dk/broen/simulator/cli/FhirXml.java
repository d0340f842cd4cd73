package dk.broen.simulator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringReader;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads a FHIR answer in XML as the same answer in JSON, as far as {@link Answer} reads it. */
final class FhirXml {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> LISTS = Set.of("entry", "issue", "expression", "location");

    private FhirXml() {}

    /** @return a missing node if the text is no XML */
    static JsonNode asJson(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return read(builder.parse(new InputSource(new StringReader(xml))).getDocumentElement());
        } catch (ParserConfigurationException | SAXException | IOException notXml) {
            return JSON.missingNode();
        }
    }

    private static JsonNode read(Element element) {
        if (element.hasAttribute("value")) {
            return JSON.getNodeFactory().textNode(element.getAttribute("value"));
        }
        ObjectNode object = JSON.createObjectNode();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                if (element.getTagName().equals("resource")) {
                    return read(child);
                }
                if (LISTS.contains(child.getTagName())) {
                    object.withArray(child.getTagName()).add(read(child));
                } else {
                    object.set(child.getTagName(), read(child));
                }
            }
        }
        return object;
    }
}
