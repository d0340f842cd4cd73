package dk.broen.adapters.facts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.domain.citizen.Agreement;
import dk.broen.domain.citizen.Appointment;
import dk.broen.domain.citizen.Consent;
import dk.broen.domain.citizen.OverrideDecision;
import dk.broen.domain.citizen.Person;
import dk.broen.domain.citizen.PspCase;
import dk.broen.domain.citizen.Residence;
import dk.broen.domain.citizen.ServiceAssignment;
import dk.broen.domain.citizen.StayEnd;
import dk.broen.domain.schedule.OpeningHours;
import dk.broen.domain.schedule.TimeRange;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.Period;
import dk.broen.domain.terms.StayKey;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes a fact as the entry of a facts document that {@link FactsReader} reads as the same fact. Equal facts are written equally: defaults
 * are written out, and what has no order is sorted. So entries can be compared.
 */
public final class FactsWriter {
    static final String WITHDRAWN_AT = "withdrawn_at";
    static final String REVOKED_AT = "revoked_at";
    private static final String FROM = "from";
    private static final String UNTIL = "until";
    private static final String MUNICIPALITY = "municipality";

    private FactsWriter() {}

    /** The entry of the fact, for the list of its {@link FactKind}. */
    public static ObjectNode entry(Fact fact) {
        if (fact instanceof Fact.Resident resident) {
            return entry(resident.residence());
        }
        if (fact instanceof Fact.Appointed appointed) {
            return entry(appointed.appointment());
        }
        if (fact instanceof Fact.Served served) {
            return entry(served.service());
        }
        if (fact instanceof Fact.Consented consented) {
            return entry(consented.consent());
        }
        if (fact instanceof Fact.Agreed agreed) {
            return entry(agreed.agreement());
        }
        if (fact instanceof Fact.Overridden overridden) {
            return entry(overridden.decision());
        }
        if (fact instanceof Fact.PspStarted started) {
            return entry(started.pspCase());
        }
        if (fact instanceof Fact.StayEnded ended) {
            return entry(ended.end());
        }
        throw new IllegalStateException("unknown kind of fact: " + fact.getClass().getSimpleName());
    }

    /** The values of the fields that say which fact it is. */
    static String key(FactKind kind, ObjectNode entry) {
        return kind.key().stream().map(field -> value(entry, field)).collect(Collectors.joining("\0"));
    }

    /** Everything that the fact says, but not when it was withdrawn or revoked. */
    static String content(ObjectNode entry) {
        return entry.deepCopy().without(List.of(WITHDRAWN_AT, REVOKED_AT)).toString();
    }

    private static String value(ObjectNode entry, String field) {
        JsonNode value = entry;
        for (String step : field.split("\\.")) {
            value = value.path(step);
        }
        return value.isValueNode() ? value.asText() : value.toString();
    }

    private static ObjectNode entry(Residence residence) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode().put(MUNICIPALITY, residence.municipality().value())
            .put("kind", residence.kind().name());
        period(entry, residence.period());
        return entry;
    }

    private static ObjectNode entry(Appointment appointment) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        entry.set("coordinator", person(appointment.coordinator()));
        entry.put("unit", appointment.unit().value()).put("rank", appointment.rank().name());
        period(entry, appointment.period());
        appointment.deputy().ifPresent(deputy -> entry.set("deputy", person(deputy)));
        if (!appointment.absences().isEmpty()) {
            ArrayNode absences = entry.putArray("absences");
            appointment.absences().stream().sorted((a, b) -> a.from().compareTo(b.from()))
                .forEach(absence -> period(absences.addObject(), absence));
        }
        return entry;
    }

    private static ObjectNode entry(ServiceAssignment service) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode().put("function", service.function().code())
            .put("unit", service.unit().value());
        period(entry, service.period());
        service.worker().ifPresent(worker -> entry.set("worker", person(worker)));
        return entry;
    }

    private static ObjectNode entry(Consent consent) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode().put("answer", consent.answer().name());
        sorted(entry, "to", Stream.concat(consent.functions().stream().map(function -> function.code()),
            consent.units().stream().map(unit -> unit.value())).toList());
        if (!consent.events().isEmpty()) {
            sorted(entry, "events", consent.events().stream().map(Enum::name).toList());
        }
        entry.put(MUNICIPALITY, consent.municipality().value());
        if (!consent.regions().isEmpty()) {
            sorted(entry, "regions", consent.regions().stream().map(region -> region.value()).toList());
        }
        Consent.Obtained obtained = consent.obtained();
        entry.put("form", obtained.form().name()).put("signed", obtained.signed()).put("obtained_by", obtained.by())
            .put("signatory", obtained.from().kind().name());
        obtained.from().name().ifPresent(name -> entry.put("signatory_name", name));
        entry.put("given", obtained.on().toString());
        period(entry, consent.period());
        consent.withdrawnAt().ifPresent(at -> entry.put(WITHDRAWN_AT, at.toString()));
        return entry;
    }

    private static ObjectNode entry(Agreement agreement) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode().put("kind", agreement.kind().name());
        sorted(entry, "parties", Stream.concat(agreement.functions().stream().map(function -> function.code()),
            agreement.units().stream().map(unit -> unit.value())).toList());
        entry.put("clinician", agreement.clinician()).put("necessity", agreement.necessity())
            .put(MUNICIPALITY, agreement.municipality().value());
        period(entry, agreement.period());
        return entry;
    }

    private static ObjectNode entry(OverrideDecision decision) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode().put("decided_by", decision.decidedBy()).put("reason", decision.reason());
        ArrayNode stays = entry.putArray("stays");
        decision.stays().stream().sorted(Comparator.comparing(StayKey::toString))
            .forEach(stay -> stays.addObject().put("hospital", stay.hospital().value()).put("visit", stay.episode()));
        sorted(entry, "events", decision.events().stream().map(Enum::name).toList());
        sorted(entry, "to", decision.recipients().stream().map(unit -> unit.value()).toList());
        period(entry, decision.period());
        decision.revokedAt().ifPresent(at -> entry.put(REVOKED_AT, at.toString()));
        return entry;
    }

    private static ObjectNode entry(PspCase pspCase) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode().put("started_by", pspCase.startedBy()).put("reason", pspCase.reason())
            .put(MUNICIPALITY, pspCase.municipality().value());
        period(entry, pspCase.period());
        return entry;
    }

    private static ObjectNode entry(StayEnd end) {
        return JsonNodeFactory.instance.objectNode().put(MUNICIPALITY, end.municipality().value()).put("begun_at", end.begunAt().toString())
            .put("ended_at", end.endedAt().toString()).put("ended_by", end.endedBy()).put("reason", end.reason());
    }

    private static void sorted(ObjectNode entry, String field, Collection<String> values) {
        ArrayNode array = entry.putArray(field);
        values.stream().sorted().forEach(array::add);
    }

    private static void period(ObjectNode entry, Period period) {
        entry.put(FROM, period.from().toString());
        period.until().ifPresent(until -> entry.put(UNTIL, until.toString()));
    }

    private static ObjectNode person(Person person) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode().put("name", person.name());
        person.phone().ifPresent(phone -> entry.put("phone", phone));
        person.hours().ifPresent(hours -> entry.set("hours", hours(hours)));
        contact(person, ContactPoint.Mail.class).ifPresent(mail -> entry.put("mail", mail.address()));
        contact(person, ContactPoint.Sms.class).ifPresent(sms -> entry.put("sms", sms.number()));
        return entry;
    }

    private static <C extends ContactPoint> Optional<C> contact(Person person, Class<C> type) {
        return person.contact().stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    private static ObjectNode hours(OpeningHours hours) {
        ObjectNode week = JsonNodeFactory.instance.objectNode();
        for (DayOfWeek day : DayOfWeek.values()) {
            hours.weekly().getOrDefault(day, List.<TimeRange>of()).stream().findFirst()
                .ifPresent(range -> week.put(name(day), range.toString()));
        }
        return week;
    }

    private static String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH).toLowerCase(Locale.ROOT);
    }
}
