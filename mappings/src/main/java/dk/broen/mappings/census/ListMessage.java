package dk.broen.mappings.census;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.domain.census.ListChange;
import dk.broen.domain.census.ListedStay;
import dk.broen.domain.census.ListedTime;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.history.Urgency;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.Department;
import dk.broen.domain.terms.EventNature;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.Hospital;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.PlannedDischarge;
import dk.broen.domain.terms.StayKey;
import dk.broen.mappings.Interpretation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The message that stands for one change of a list. The hub writes it, and then treats it as a message of the hospital: it waits on the intake
 * queue, is in the journal and is explained like any other. The id is the same if the hub fails and compares the lists again.
 */
public final class ListMessage {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ListMessage() {}

    /** The message id: time of the list, event and visit. */
    public static String id(ListChange change, ListedTime listedAt) {
        return "LIST-" + listedAt.at() + "-" + change.type() + (change.nature() == EventNature.ORIGINAL ? "" : "-" + change.nature()) + "-"
            + change.stay().visit();
    }

    public static byte[] of(HospitalId hospital, ListChange change, ListedTime listedAt) {
        ListedStay stay = change.stay();
        ObjectNode message = JsonNodeFactory.instance.objectNode().put("id", id(change, listedAt)).put("hospital", hospital.value())
            .put("listed_at", listedAt.at().toString()).put("type", change.type().name()).put("nature", change.nature().name())
            .put("visit", stay.visit()).put("cpr", stay.citizen().digits()).put("ward", stay.ward()).put("class", stay.contact().name())
            .put("admitted_at", stay.admittedAt().at().toString())
            .put("doubled_hour", (begins(change.type()) ? stay.admittedAt() : listedAt).doubled());
        stay.citizenName().ifPresent(name -> message.put("name", name));
        stay.wardName().ifPresent(name -> message.put("ward_name", name));
        stay.municipality().ifPresent(code -> message.put("municipality", code.value()));
        stay.planned().ifPresent(planned -> {
            message.put("planned_day", planned.day().toString());
            planned.at().ifPresent(at -> message.put("planned_time", at.toString()));
        });
        try {
            return JSON.writeValueAsBytes(message);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The id of a message that {@link #of} wrote. */
    public static String idOf(byte[] message) {
        try {
            return JSON.readTree(message).path("id").asText();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** @param hospitals finds a hospital by its id; a hospital can have been removed from the configuration since the list came */
    public static Interpretation interpret(byte[] message, Function<HospitalId, Optional<Hospital>> hospitals) {
        try {
            JsonNode read = JSON.readTree(message);
            HospitalId hospital = new HospitalId(read.path("hospital").asText());
            if (hospitals.apply(hospital).isEmpty()) {
                return new Interpretation.Unreadable("SENDER_UNKNOWN", "hospital", "The hospital is not configured");
            }
            return new Interpretation.Event(event(read, hospital));
        } catch (IOException | IllegalArgumentException | DateTimeException broken) {
            return new Interpretation.Unreadable("NOT_A_LIST", "message",
                "The message is not one that the hub wrote for a change of a list");
        }
    }

    private static StayEvent event(JsonNode read, HospitalId hospital) {
        EventType type = EventType.valueOf(read.path("type").asText());
        ListedStay.Contact contact = ListedStay.Contact.valueOf(read.path("class").asText());
        Instant listedAt = Instant.parse(read.path("listed_at").asText());
        Instant occurredAt = begins(type) ? Instant.parse(read.path("admitted_at").asText()) : listedAt;
        String ward = read.path("ward").asText();
        return new StayEvent(type, EventNature.valueOf(read.path("nature").asText()), new StayKey(hospital, read.path("visit").asText()),
            new Cpr(read.path("cpr").asText()), text(read, "name"), occurredAt, listedAt,
            new Department(hospital, text(read, "ward_name").orElse(ward), List.of(ward)), Urgency.ACUTE,
            text(read, "municipality").map(MunicipalityCode::new),
            type == EventType.DISCHARGE_PLANNED ? text(read, "planned_day").map(LocalDate::parse)
                .map(day -> new PlannedDischarge(day, text(read, "planned_time").map(LocalTime::parse))) : Optional.empty(),
            marks(read, contact));
    }

    /** A beginning has its own time, any other event that of the list. */
    private static boolean begins(EventType type) {
        return type == EventType.ADMITTED || type == EventType.EMERGENCY_CONTACT;
    }

    private static Set<StayEvent.Mark> marks(JsonNode read, ListedStay.Contact contact) {
        Set<StayEvent.Mark> marks = EnumSet.of(StayEvent.Mark.LISTED);
        if (read.path("doubled_hour").asBoolean()) {
            marks.add(StayEvent.Mark.DOUBLED_HOUR);
        }
        if (contact == ListedStay.Contact.EMERGENCY) {
            marks.add(StayEvent.Mark.EMERGENCY);
        }
        return marks;
    }

    private static Optional<String> text(JsonNode read, String field) {
        return Optional.of(read.path(field).asText()).filter(text -> !text.isEmpty());
    }
}
