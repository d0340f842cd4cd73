package dk.broen.mappings.xdis;

import dk.broen.domain.terms.Hospital;
import dk.broen.mappings.Interpretation;
import dk.broen.mappings.UnreadableMessage;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads NotificationOfAdmission (XDIS20) and NotificationOfDischarge (XDIS17) in OIOXML (danish-standards.md §2). A letter does not state the
 * urgency, so every admission counts as acute. Thread-safe.
 */
public final class XdisReader {
    /** The namespaces of all letters begin so, after http:// */
    public static final String NAMESPACES = "rep.oio.dk/sundcom.dk/medcom.dk/xml/schemas/";
    private final LetterParser parser = new LetterParser();

    /** @param senders finds a hospital by the number of the department, of the hospital (SHAK), or the location number of the sender */
    public ReadLetter read(byte[] message, Function<String, Optional<Hospital>> senders) {
        LetterHandler handler = new LetterHandler();
        try {
            parser.parse(message, handler);
        } catch (UnreadableMessage unreadable) {
            return new ReadLetter(LetterIds.none(), Optional.empty(),
                handler.letter().receipt() ? Interpretation.Nothing.RECEIPT : unreadable.why());
        }
        return read(handler.letter(), senders);
    }

    /** Whether it is an XDIS20 or XDIS17, also a wrong or damaged one, as far as it can be read. */
    public boolean isLetter(byte[] message) {
        LetterHandler handler = new LetterHandler();
        try {
            parser.parse(message, handler);
        } catch (UnreadableMessage damaged) {
            return handler.letter().notifies();
        }
        return handler.letter().notifies();
    }

    public Interpretation interpret(byte[] message, Function<String, Optional<Hospital>> senders) {
        return read(message, senders).meaning();
    }

    private static ReadLetter read(Letter letter, Function<String, Optional<Hospital>> senders) {
        LetterIds ids = LetterIds.of(letter);
        Optional<Hospital> sender = Optional.empty();
        if (letter.receipt()) {
            return new ReadLetter(ids, sender, Interpretation.Nothing.RECEIPT);
        }
        try {
            Notification notification = new Notification(letter);
            sender = notification.organisations().stream().flatMap(number -> senders.apply(number).stream()).findFirst();
            Hospital hospital = sender.orElseThrow(() -> new UnreadableMessage("SENDER_UNKNOWN", "Sender",
                "No hospital with the number of this department, of its hospital or of this sender is configured"));
            return new ReadLetter(ids, sender, new Interpretation.Event(notification.event(hospital)));
        } catch (UnreadableMessage unreadable) {
            return new ReadLetter(ids, sender, unreadable.why());
        }
    }
}
