package dk.broen.hub.program;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.history.CprFound;
import dk.broen.domain.history.HospitalEvent;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.terms.EventNature;
import dk.broen.mappings.Interpretation;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;

/** A verdict in words and in JSON, with the same facts. Neither has the number or the name of the citizen. */
record VerdictText(Directory directory) {
    private static final String WAITS = "waits for a human who says whose replacement CPR number it is";

    /** One line, in the words of the negative acknowledgement. */
    String of(Verdict verdict) {
        if (verdict.meaning() instanceof Interpretation.Unreadable why) {
            return why.location() + ": " + why.message() + " (" + why.code() + (verdict.accepted() ? "; stored for a human)" : ")");
        }
        if (verdict.meaning() instanceof Interpretation.Nothing nothing) {
            return "tells nobody: " + nothing.because();
        }
        if (verdict.meaning() instanceof Interpretation.Waiting) {
            return WAITS + " (" + WorkItem.Kind.REPLACEMENT_CPR + ")";
        }
        HospitalEvent event = ((Interpretation.Event) verdict.meaning()).event();
        return event instanceof StayEvent stay ? of(stay) : identity(event) + " at " + danish(event.occurredAt());
    }

    /** What an event says that is about a person and about no stay. */
    private static String identity(HospitalEvent event) {
        return event instanceof CprFound ? "CPR_NUMBER_FOUND" : "IDENTITY_MERGED";
    }

    private String of(StayEvent event) {
        String cancelled = event.nature() == EventNature.CANCELLATION ? " cancelled" : "";
        String expected =
            event.planned().map(planned -> ", expected " + planned.day() + planned.at().map(time -> " " + time).orElse("")).orElse("");
        String marks = event.marks().stream().sorted().map(mark -> ", " + mark.name().toLowerCase(Locale.ROOT).replace('_', ' '))
            .collect(Collectors.joining());
        return event.type() + cancelled + " of stay " + event.stay().episode() + " at " + danish(event.occurredAt()) + expected + marks
            + ", hospital " + event.stay().hospital().value() + ", department " + event.department().name() + ", "
            + directory.specialtyOf(event.department());
    }

    ObjectNode json(Verdict verdict) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("format", verdict.format().name()).put("id", verdict.id())
            .put("answer", verdict.answer()).put("accepted", verdict.accepted()).put("well", verdict.well());
        if (verdict.meaning() instanceof Interpretation.Unreadable why) {
            json.put("code", why.code()).put("location", why.location()).put("text", why.message());
        } else if (verdict.meaning() instanceof Interpretation.Nothing nothing) {
            json.put("because", nothing.because());
        } else if (verdict.meaning() instanceof Interpretation.Waiting) {
            json.put("work_item", WorkItem.Kind.REPLACEMENT_CPR.name()).put("because", WAITS);
        } else {
            json(((Interpretation.Event) verdict.meaning()).event(), json.putObject("event"));
        }
        return json;
    }

    private void json(HospitalEvent event, ObjectNode json) {
        if (event instanceof StayEvent stay) {
            json.put("type", stay.type().name()).put("nature", stay.nature().name()).put("hospital", stay.stay().hospital().value())
                .put("stay", stay.stay().episode()).put("sent_at", danish(stay.sentAt())).put("department", stay.department().name())
                .put("specialty", directory.specialtyOf(stay.department()).name()).put("urgency", stay.urgency().name());
            stay.municipality().ifPresent(municipality -> json.put("municipality", municipality.value()));
            stay.planned().ifPresent(planned -> json.put("expected", planned.day() + planned.at().map(time -> "T" + time).orElse("")));
            stay.marks().stream().sorted().forEach(mark -> json.withArray("marks").add(mark.name()));
        } else {
            json.put("type", identity(event));
        }
        json.put("occurred_at", danish(event.occurredAt()));
    }

    private static String danish(Instant at) {
        return at.atZone(DENMARK).toOffsetDateTime().toString();
    }
}
