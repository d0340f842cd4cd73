package dk.broen.mappings.vans;

import dk.broen.mappings.UnreadableMessage;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The texts of an envelope by their paths. A document type declaration is refused, so that no entity is ever resolved; elements of another
 * namespace are refused, and so is an element that occurs twice, except service tags.
 */
final class Elements {
    static final String NAMESPACE = "urn:oio:medcom:vans-envelope:1.0.4";
    static final String ROOT = "VANSEnvelope";
    private static final String TAG = "ServiceTag";
    private static final int DEEPEST = 8;
    private static final int MOST_TAGS = 20;

    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, String> endPointTypes = new HashMap<>();
    private final Map<String, String> tags = new HashMap<>();

    private Elements() {}

    /** Whether the text begins as an envelope. The rest is not read. */
    static boolean begin(byte[] message) {
        try {
            XMLStreamReader reader = reader(message);
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    return ROOT.equals(reader.getLocalName()) && NAMESPACE.equals(reader.getNamespaceURI());
                }
                if (event == XMLStreamConstants.DTD) {
                    return false;
                }
            }
            return false;
        } catch (XMLStreamException | RuntimeException noXml) {
            return false;
        }
    }

    static Elements read(byte[] message) {
        Elements elements = new Elements();
        try {
            XMLStreamReader reader = reader(message);
            List<String> path = new ArrayList<>();
            StringBuilder text = new StringBuilder();
            String tag = "";
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        path.add(name(reader, path));
                        text.setLength(0);
                        tag = elements.attributes(reader, path);
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(reader.getText());
                    case XMLStreamConstants.END_ELEMENT -> {
                        elements.end(path, text.toString(), tag);
                        path.remove(path.size() - 1);
                        text.setLength(0);
                    }
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> throw malformed(
                        "A document type declaration and entities are not accepted");
                    default -> {
                    }
                }
            }
        } catch (XMLStreamException | IllegalArgumentException broken) {
            throw malformed("The text is not well-formed XML");
        }
        return elements;
    }

    private static XMLStreamReader reader(byte[] message) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory.createXMLStreamReader(new ByteArrayInputStream(message));
    }

    private static String name(XMLStreamReader reader, List<String> path) {
        if (!NAMESPACE.equals(reader.getNamespaceURI()) || path.isEmpty() && !ROOT.equals(reader.getLocalName())) {
            throw malformed("The elements must be those of VANSEnvelope 1.0.4");
        }
        if (path.size() >= DEEPEST) {
            throw malformed("The elements are nested too deep");
        }
        return reader.getLocalName();
    }

    private String attributes(XMLStreamReader reader, List<String> path) {
        Optional.ofNullable(reader.getAttributeValue(null, "EndPointType"))
            .ifPresent(type -> endPointTypes.put(String.join(".", path.subList(1, path.size())), type));
        return Optional.ofNullable(reader.getAttributeValue(null, "name")).orElse("");
    }

    private void end(List<String> path, String text, String tag) {
        String at = String.join(".", path.subList(1, path.size()));
        if (path.get(path.size() - 1).equals(TAG)) {
            if (tags.size() < MOST_TAGS) {
                tags.put(tag, text.strip());
            }
        } else if (texts.put(at, text.strip()) != null) {
            throw new UnreadableMessage("FIELD_INVALID", ROOT + "." + at, "Exactly one is accepted");
        }
    }

    boolean has(String path) {
        return texts.containsKey(path);
    }

    Optional<String> find(String path) {
        return Optional.ofNullable(texts.get(path)).filter(text -> !text.isEmpty());
    }

    String require(String path) {
        return find(path)
            .orElseThrow(() -> new UnreadableMessage("FIELD_MISSING", ROOT + "." + path, "A required element is missing"));
    }

    String endPointType(String path) {
        return Optional.ofNullable(endPointTypes.get(path)).orElseThrow(
            () -> new UnreadableMessage("FIELD_MISSING", ROOT + "." + path + ".EndPointType", "A required attribute is missing"));
    }

    Map<String, String> tags() {
        return tags;
    }

    private static UnreadableMessage malformed(String sentence) {
        return new UnreadableMessage("ENVELOPE_MALFORMED", ROOT, sentence);
    }
}
