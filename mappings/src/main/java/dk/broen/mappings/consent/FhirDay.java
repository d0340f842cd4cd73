package dk.broen.mappings.consent;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.mappings.UnreadableMessage;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.hl7.fhir.r4.model.DateTimeType;

/**
 * A FHIR date or time as a Danish calendar day. A month or a year alone is not accepted, nor a time without zone: both would be guessed.
 *
 * @param moment the time of day, if the element has one
 */
record FhirDay(LocalDate day, Optional<Instant> moment) {

    /** @return empty if the element is absent */
    static Optional<FhirDay> read(DateTimeType element, String location) {
        if (element.isEmpty()) {
            return Optional.empty();
        }
        String text = Optional.ofNullable(element.getValueAsString()).orElse("");
        try {
            if (!text.contains("T")) {
                return Optional.of(new FhirDay(LocalDate.parse(text), Optional.empty()));
            }
            Instant moment = OffsetDateTime.parse(text).toInstant();
            return Optional.of(new FhirDay(LocalDate.ofInstant(moment, DENMARK), Optional.of(moment)));
        } catch (DateTimeException other) {
            throw new UnreadableMessage("FIELD_INVALID", location, "Accepted are YYYY-MM-DD, and a time with zone");
        }
    }

    /** The first whole day from which the day has begun for somebody who asks at that moment. */
    LocalDate begunAt(Instant at) {
        return moment.filter(at::isBefore).isPresent() ? day.plusDays(1) : day;
    }

    /** The last day that has not ended for somebody who asks at that moment. */
    LocalDate lastingAt(Instant at) {
        return moment.filter(end -> !at.isBefore(end)).isPresent() ? day.minusDays(1) : day;
    }
}
