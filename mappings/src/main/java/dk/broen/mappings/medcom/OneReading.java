package dk.broen.mappings.medcom;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.util.XmlUtil;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dk.broen.mappings.UnreadableMessage;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.XMLEvent;

/**
 * Refuses a message of which two readings are possible, and which the parser would read in one of them without a word: a name that a JSON
 * object has twice (the last one would count), an element with two types (deceasedBoolean beside deceasedDateTime), two resources in the place
 * of one. An element of XML that is there twice is found by the parser itself. The parser takes more than JSON and XML: {@link #strict} refuses
 * that, {@link #asTheParser} reads it as the parser does.
 */
final class OneReading {
    /** The elements with a choice of types that the hub reads; a type begins with a capital letter. */
    private static final Pattern CHOICE = Pattern.compile("_?((deceased|multipleBirth|occurred|event|value)[A-Z]\\w*)");
    /** The only content of an element that the parser does not read as FHIR. The parser looks at no namespace. */
    private static final String NARRATIVE = "div";
    private static final XMLInputFactory XML = withoutDocumentTypes();
    private final Set<String> names;
    private final JsonFactory json;
    private final Xml xml;

    private OneReading(FhirContext fhir, JsonFactory json, Xml xml) {
        this.names = ElementNames.of(fhir);
        this.json = json;
        this.xml = xml;
    }

    /** Refuses what is JSON or XML to the parser only: other programs read it otherwise, or not at all. */
    static OneReading strict(FhirContext fhir) {
        return new OneReading(fhir, new JsonFactory(), XML::createXMLEventReader);
    }

    /** Also takes single quotes and a plus before a number in JSON, and the entities of HTML in XML. */
    static OneReading asTheParser(FhirContext fhir) {
        return new OneReading(fhir, JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES).enable(JsonReadFeature.ALLOW_LEADING_PLUS_SIGN_FOR_NUMBERS).build(),
            XmlUtil::createXmlReader);
    }

    private interface Xml {
        XMLEventReader events(Reader text) throws XMLStreamException;
    }

    void require(String text, Format format) {
        switch (format) {
            case JSON -> json(text);
            case XML -> xml(text);
        }
    }

    private void json(String text) {
        Deque<Siblings> objects = new ArrayDeque<>();
        try (JsonParser tokens = json.createParser(text)) {
            for (JsonToken token = tokens.nextToken(); token != null; token = tokens.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    objects.push(new Siblings());
                } else if (token == JsonToken.END_OBJECT) {
                    objects.pop();
                } else if (token == JsonToken.FIELD_NAME) {
                    objects.element().once(tokens.currentName(), names);
                }
            }
        } catch (IOException broken) {
            throw unreadable("JSON must be as RFC 8259 defines it: names and texts in double quotes, no plus before a number, no comments");
        }
    }

    private void xml(String text) {
        // by depth; most elements have no child of a kind that could contradict another
        Map<Integer, Siblings> siblings = new HashMap<>();
        try {
            XMLEventReader events = xml.events(new StringReader(text));
            for (int depth = 0; events.hasNext();) {
                XMLEvent event = events.nextEvent();
                if (event.isStartElement() && name(event).equals(NARRATIVE)) {
                    skip(events);
                } else if (event.isStartElement()) {
                    depth++;
                    oneOfItsKind(name(event), depth, siblings);
                } else if (event.isEndElement()) {
                    siblings.remove(depth + 1);
                    depth--;
                }
            }
        } catch (XMLStreamException broken) {
            throw unreadable("XML must be well-formed, with no entities but amp, lt, gt, quot, apos and numbers: &#160; and not &nbsp;");
        }
    }

    /** Reads to the end of the element. */
    private static void skip(XMLEventReader events) throws XMLStreamException {
        for (int depth = 1; depth > 0;) {
            XMLEvent event = events.nextEvent();
            depth += event.isStartElement() ? 1 : event.isEndElement() ? -1 : 0;
        }
    }

    private static String name(XMLEvent start) {
        return start.asStartElement().getName().getLocalPart();
    }

    private void oneOfItsKind(String name, int depth, Map<Integer, Siblings> siblings) {
        if (Character.isUpperCase(name.charAt(0))) {
            siblings.computeIfAbsent(depth, none -> new Siblings()).once("resource", Set.of("resource"));
        }
        if (choice(name).isPresent()) {
            siblings.computeIfAbsent(depth, none -> new Siblings()).once(name, names);
        }
    }

    private static Optional<Matcher> choice(String name) {
        return Optional.of(CHOICE.matcher(name)).filter(Matcher::matches);
    }

    private static UnreadableMessage unreadable(String accepted) {
        return new UnreadableMessage("NOT_FHIR", "Bundle", accepted);
    }

    static UnreadableMessage twice(String place) {
        return new UnreadableMessage("FIELD_INVALID", place, "The element must be there once: two readings are possible");
    }

    private static XMLInputFactory withoutDocumentTypes() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /** The children of one element. */
    private static final class Siblings {
        private final Set<String> all = new HashSet<>();
        private final Map<String, String> types = new HashMap<>();

        /** @param known the names that a place may contain: any other one can be a value */
        void once(String name, Set<String> known) {
            if (!all.add(name)) {
                throw twice(known.contains(name) ? name : "Bundle");
            }
            choice(name).ifPresent(this::oneOf);
        }

        private void oneOf(Matcher choice) {
            if (!types.merge(choice.group(2), choice.group(1), (first, other) -> first).equals(choice.group(1))) {
                throw twice(choice.group(2) + "[x]");
            }
        }
    }
}
