package dk.broen.mappings.notice;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.domain.followup.WardAnswer;
import dk.broen.domain.terms.PlannedDischarge;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A notice for the queue of a unit: versioned JSON by {@code config/schemas/notification.v1.schema.json}, with {@code FULL} content
 * (domain.md §7). Fields without a value are left out.
 */
public final class NotificationDocument {
    /** The version of the schema. Within a version, fields may be added; no field is removed or gets another meaning. */
    public static final int VERSION = 1;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final Sentences sentences;

    public NotificationDocument(Texts texts) {
        sentences = new Sentences(texts);
    }

    public String render(NoticeFacts facts) {
        ObjectNode document = JSON.createObjectNode().put("version", VERSION).put("id", facts.id().toString())
            .put("reference", facts.reference());
        ObjectNode event = document.putObject("event").put("kind", facts.kind().name()).put("text", sentences.event(facts));
        if (facts.kind().namesTheEvent()) {
            document.put("recordedAt", DanishTime.offset(facts.recordedAt()).toString());
            event.put("type", facts.event().name()).put("occurredAt", DanishTime.offset(facts.occurredAt()).toString());
        }
        facts.planned().ifPresent(planned -> event.set("expected", expected(planned)));
        ObjectNode citizen = document.putObject("citizen").put("cpr", facts.citizen().digits());
        facts.citizenName().ifPresent(name -> citizen.put("name", name));
        facts.hospital().ifPresent(hospital -> document.set("hospital", hospital(hospital, facts.department())));
        document.put("municipality", facts.municipality().value());
        document.putObject("recipient").put("unit", facts.recipient().unit().value()).put("name", facts.recipient().name())
            .put("function", facts.recipient().function().code()).put("title", facts.recipient().title());
        document.put("basis", facts.basis().name());
        sentences.action(facts).ifPresent(action -> document.put("expectedAction", action));
        facts.coordinator().ifPresent(contact -> document.set("coordinator", contact(contact, sentences)));
        if (!facts.toldAlso().isEmpty()) {
            ArrayNode told = document.putArray("toldAlso");
            facts.toldAlso().forEach(unit -> told.addObject().put("unit", unit.unit()).put("function", unit.function().code())
                .put("title", unit.title()));
        }
        if (!facts.flags().isEmpty()) {
            ArrayNode flags = document.putArray("flags");
            facts.flags().stream().sorted().forEach(flag -> flags.add(flag.name()));
        }
        return document.toString();
    }

    private static ObjectNode expected(PlannedDischarge planned) {
        ObjectNode node = JSON.createObjectNode().put("day", planned.day().toString());
        planned.at().ifPresent(time -> node.put("time", time.truncatedTo(ChronoUnit.MINUTES).toString()));
        return node;
    }

    private static ObjectNode hospital(NoticeFacts.HospitalContact hospital, Optional<String> department) {
        ObjectNode node = JSON.createObjectNode().put("name", hospital.name());
        hospital.phone().ifPresent(phone -> node.put("phone", phone));
        department.ifPresent(name -> node.put("department", name));
        return node;
    }

    static ObjectNode contact(WardAnswer.Contact contact, Sentences sentences) {
        ObjectNode node = JSON.createObjectNode().put("appointed", contact.appointed()).put("name", contact.name())
            .put("title", contact.title());
        contact.phone().ifPresent(phone -> node.put("phone", phone));
        return node.put("hours", sentences.hours(contact.hours()));
    }
}
