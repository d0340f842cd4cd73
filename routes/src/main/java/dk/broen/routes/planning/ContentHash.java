package dk.broen.routes.planning;

import dk.broen.domain.history.StayEvent;
import dk.broen.mappings.Interpretation;
import dk.broen.mappings.hl7v2.Hl7Content;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Hashes the content of a message, to decide whether two messages with the same id are the same message. HL7 v2: what a resend keeps
 * ({@link Hl7Content}). MedCom, XDIS and lists: the fields of the event, because a resend has a new Bundle.id or envelope and new timestamps
 * (danish-standards.md §1.7); a message that does not say when it happened gets its time from them. The number of the citizen is the one
 * that was sent: a merge between message and repeat changes nothing.
 */
@Component
class ContentHash {
    byte[] hashOf(Interpreted interpreted) {
        byte[] raw = interpreted.arrival().raw();
        return sha256(switch (interpreted.arrival().kind()) {
            case HL7V2 -> Hl7Content.of(raw);
            case MEDCOM, XDIS ->
                interpreted.meaning() instanceof Interpretation.Event readable && readable.event() instanceof StayEvent event
                    ? fields(event).getBytes(StandardCharsets.UTF_8) : raw;
            case LIST ->
                interpreted.meaning() instanceof Interpretation.Event readable && readable.event() instanceof StayEvent event
                    ? (fields(event) + "|" + planned(event)).getBytes(StandardCharsets.UTF_8) : raw;
        });
    }

    private static String planned(StayEvent event) {
        return event.planned().map(planned -> planned.day() + planned.at().map(at -> "T" + at).orElse("")).orElse("");
    }

    private static String fields(StayEvent event) {
        return String.join("|", event.type().name(), event.nature().name(), event.stay().hospital().value(), event.stay().episode(),
            event.citizen().digits(), statedTime(event), String.join(",", event.department().codes()),
            event.department().name(), event.citizenName().orElse(""),
            event.marks().stream().sorted().map(Enum::name).collect(Collectors.joining(",")));
    }

    private static String statedTime(StayEvent event) {
        return event.marks().contains(StayEvent.Mark.TIME_OF_SENDING) ? "" : event.occurredAt().toString();
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
