package dk.broen.mappings.vans;

import dk.broen.mappings.UnreadableMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Collects the texts of an envelope by their path. Elements of other namespaces are refused. The depth and the number are bounded. */
final class EnvelopeHandler extends DefaultHandler {
    static final String NAMESPACE = "urn:oio:medcom:vans-envelope:1.0.4";
    private static final int DEEPEST = 8;
    private static final int MOST_ELEMENTS = 200;

    private final Map<String, List<String>> texts = new HashMap<>();
    private final Deque<String> path = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private final Set<String> begun = new HashSet<>();
    private int elements;

    /** What was read so far: a text that ends too early can still say who sent it. */
    Elements read() {
        return new Elements(texts);
    }

    /** Whether the envelope has a receipt, however broken, and no message. */
    boolean receipt() {
        return begun.contains("Receipt") && !begun.contains("Message");
    }

    @Override
    public void startElement(String namespace, String name, String qualifiedName, Attributes attributes) {
        elements++;
        if (!namespace.equals(NAMESPACE) || path.isEmpty() && !name.equals(Elements.ROOT)) {
            throw malformed("Every element must be one of VANSEnvelope in the namespace " + NAMESPACE);
        }
        if (path.size() == DEEPEST || elements > MOST_ELEMENTS) {
            throw malformed("At most " + MOST_ELEMENTS + " elements are accepted, at most " + DEEPEST + " deep");
        }
        path.addLast(name);
        begun.add(at());
        text.setLength(0);
        for (int i = 0; i < attributes.getLength(); i++) {
            keep(at() + "@" + attributes.getLocalName(i), attributes.getValue(i));
        }
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        text.append(characters, start, length);
    }

    @Override
    public void endElement(String namespace, String name, String qualifiedName) {
        keep(at(), text.toString());
        text.setLength(0);
        path.removeLast();
    }

    private void keep(String place, String value) {
        texts.computeIfAbsent(place, none -> new ArrayList<>()).add(value.strip());
    }

    /** Without the root. */
    private String at() {
        String whole = String.join(".", path);
        return whole.equals(Elements.ROOT) ? "" : whole.substring(Elements.ROOT.length() + 1);
    }

    static UnreadableMessage malformed(String sentence) {
        return new UnreadableMessage("NOT_VANS", Elements.ROOT, sentence);
    }
}
