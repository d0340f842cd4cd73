package dk.broen.mappings.consent;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.domain.terms.Period;
import dk.broen.mappings.UnreadableMessage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;

/** The days of a rule of a FHIR Consent. A permission is read narrowly and a refusal widely. */
final class ConsentDays {
    private static final LocalDate ALWAYS = LocalDate.of(1900, 1, 1);

    private final Consent consent;
    private final Optional<FhirDay> start;
    private final Optional<FhirDay> end;
    private final Optional<FhirDay> given;

    /** @param period of the rule, with or without its ends */
    ConsentDays(Consent consent, org.hl7.fhir.r4.model.Period period) {
        this.consent = consent;
        this.start = FhirDay.read(period.getStartElement(), "Consent.provision.period.start");
        this.end = FhirDay.read(period.getEndElement(), "Consent.provision.period.end");
        this.given = FhirDay.read(consent.getDateTimeElement(), "Consent.dateTime");
    }

    /**
     * The days of a permission. It does not begin before the day on which it was given, and lasts one year at most (sundhedsloven § 44).
     *
     * @param at when the register answered
     * @return empty if no day is left
     * @throws UnreadableMessage if nothing says when it begins
     */
    Optional<Period> permitted(Instant at) {
        LocalDate from = Stream.of(start, given).flatMap(Optional::stream).map(day -> day.begunAt(at)).max(LocalDate::compareTo)
            .orElseThrow(() -> missing("Consent.provision.period.start"));
        LocalDate longest = from.plusYears(1);
        LocalDate until = end.map(day -> day.lastingAt(at)).filter(longest::isAfter).orElse(longest);
        return until.isBefore(from) ? Optional.empty() : Optional.of(Period.between(from, until));
    }

    /**
     * The whole days of a refusal, or of a request. What is no longer active ended when the register last changed it, if not before.
     *
     * @return empty if no day is left
     * @throws UnreadableMessage if nothing says when it ended
     */
    Optional<Period> refused() {
        LocalDate from = start.or(() -> given).map(FhirDay::day).orElse(ALWAYS);
        Optional<LocalDate> until = end.map(FhirDay::day);
        if (consent.getStatus() == ConsentState.INACTIVE) {
            Optional<LocalDate> changed = Optional.ofNullable(consent.getMeta().getLastUpdated())
                .map(date -> LocalDate.ofInstant(date.toInstant(), DENMARK));
            until = Optional.of(Stream.of(until, changed).flatMap(Optional::stream).min(LocalDate::compareTo)
                .orElseThrow(() -> missing("Consent.provision.period.end")));
        }
        return until.filter(from::isAfter).isPresent() ? Optional.empty() : Optional.of(new Period(from, until));
    }

    private static UnreadableMessage missing(String location) {
        return new UnreadableMessage("FIELD_MISSING", location, "A required element is missing");
    }
}
