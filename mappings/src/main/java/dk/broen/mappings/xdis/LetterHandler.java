package dk.broen.mappings.xdis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Collects the texts of an Emessage by their path. Elements of other namespaces have no name of their own. The depth is bounded. */
final class LetterHandler extends DefaultHandler {
    /** The namespace ends with the day of the version; the letters are in 2005/08/07. */
    private static final Pattern NAMESPACE =
        Pattern.compile("http://rep\\.oio\\.dk/sundcom\\.dk/medcom\\.dk/xml/schemas/\\d{4}/\\d{2}/\\d{2}/");
    private static final int DEEPEST = 16;
    private static final String FOREIGN = "*";

    private final Map<String, List<String>> texts = new HashMap<>();
    private final Deque<String> path = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();

    /** What was read so far: a text that ends too early can still say that it is a receipt. */
    Letter letter() {
        return new Letter(texts);
    }

    @Override
    public void startElement(String namespace, String name, String qualifiedName, Attributes attributes) {
        boolean own = NAMESPACE.matcher(namespace).matches();
        if (path.isEmpty() && !(own && name.equals(Letter.ROOT))) {
            throw LetterParser.notXdis("The message must be an Emessage in the namespace "
                + "http://rep.oio.dk/sundcom.dk/medcom.dk/xml/schemas/2005/08/07/");
        }
        if (path.size() == DEEPEST) {
            throw LetterParser.notXdis("Elements are nested more than " + DEEPEST + " deep");
        }
        path.addLast(own ? name : FOREIGN);
        here();
        text.setLength(0);
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        text.append(characters, start, length);
    }

    @Override
    public void endElement(String namespace, String name, String qualifiedName) {
        here().add(text.toString().strip());
        text.setLength(0);
        path.removeLast();
    }

    private List<String> here() {
        return texts.computeIfAbsent(String.join(".", path), none -> new ArrayList<>());
    }
}
