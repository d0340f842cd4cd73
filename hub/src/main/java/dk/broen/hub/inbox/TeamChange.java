package dk.broen.hub.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.adapters.facts.FactKind;
import dk.broen.adapters.sheet.WorkingHoursText;
import dk.broen.domain.terms.Period;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a leader changes of a member of the team, in each appointment and service alike. A field that is left empty changes nothing.
 *
 * @param hours as in a facts document
 * @param deputy empty, or {@code deputy} as in a facts document
 * @param absence days to add
 * @param back absences to take away
 */
record TeamChange(Optional<String> phone, Optional<JsonNode> hours, ObjectNode deputy, Optional<Period> absence, List<String> back,
    String because) {
    private static final String HOURS = "hours";
    private static final String ABSENCES = "absences";

    /** @param absences of the member, which the form offers to take away */
    static TeamChange read(FormFields fields, List<Period> absences) {
        ObjectNode deputy = JsonNodeFactory.instance.objectNode();
        FactForms.deputy(deputy, fields);
        Optional<LocalDate> from = fields.day("from");
        Optional<LocalDate> until = fields.dayAfter("until", from);
        if (from.isPresent() && until.isEmpty()) {
            fields.fault("until", FormFault.MISSING);
        } else if (until.isPresent() && from.isEmpty()) {
            fields.fault("from", FormFault.MISSING);
        }
        List<String> back = fields.marked("back", absences.stream().map(TeamChange::text).toList());
        TeamChange change = new TeamChange(fields.optional("phone"), hours(fields), deputy,
            from.flatMap(first -> until.filter(last -> !last.isBefore(first)).map(last -> Period.between(first, last))), back,
            fields.required(FactForms.BECAUSE));
        if (fields.areRight() && change.isEmpty()) {
            fields.fault("phone", FormFault.NOTHING_TYPED);
        }
        return change;
    }

    private static Optional<JsonNode> hours(FormFields fields) {
        try {
            return fields.optional(HOURS).map(WorkingHoursText::read);
        } catch (IllegalArgumentException unreadable) {
            fields.fault(HOURS, FormFault.NOT_HOURS);
            return Optional.empty();
        }
    }

    private boolean isEmpty() {
        return phone.isEmpty() && hours.isEmpty() && deputy.isEmpty() && absence.isEmpty() && back.isEmpty();
    }

    /** An absence as the form names it. */
    static String text(Period absence) {
        return absence.from() + "/" + absence.until().map(LocalDate::toString).orElse("");
    }

    /** Changes the entry of a facts document. Only appointments have deputies and absences. */
    void in(ObjectNode entry, FactKind kind) {
        if (entry.path(kind == FactKind.APPOINTMENT ? "coordinator" : "worker") instanceof ObjectNode person) {
            phone.ifPresent(number -> person.put("phone", number));
            hours.ifPresent(week -> person.set(HOURS, week));
        }
        if (kind == FactKind.APPOINTMENT) {
            entry.setAll(deputy);
            absences(entry);
        }
    }

    private void absences(ObjectNode entry) {
        ArrayNode kept = JsonNodeFactory.instance.arrayNode();
        entry.path(ABSENCES).forEach(days -> {
            String text = days.path("from").asText() + "/" + days.path("until").asText();
            if (!back.contains(text) && absence.filter(added -> text(added).equals(text)).isEmpty()) {
                kept.add(days);
            }
        });
        absence.ifPresent(days -> kept.addObject().put("from", days.from().toString()).put("until", days.until().orElseThrow().toString()));
        entry.set(ABSENCES, kept);
    }
}
