package dk.broen.adapters.facts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Facts about citizens as a municipality writes them. Names are those of domain.md §2; dates are Danish calendar days, both ends included.
 * The same document is posted to the API, imported from a file, and stands in case folders.
 */
public record FactsDocument(@JsonProperty(required = true) List<CitizenDocument> citizens) {

    /** @param cpr ten digits, with or without a hyphen */
    public record CitizenDocument(@JsonProperty(required = true) String cpr, Optional<List<ResidenceDocument>> residences,
        Optional<List<AppointmentDocument>> appointments, Optional<List<ServiceDocument>> services,
        Optional<List<ConsentDocument>> consents) {
        @Override
        public String toString() {
            return "CitizenDocument";
        }
    }

    /** @param kind {@code RESIDENCE} (default) or {@code ACTING} */
    public record ResidenceDocument(@JsonProperty(required = true) String municipality, Optional<String> kind,
        @JsonProperty(required = true) LocalDate from, Optional<LocalDate> until) {}

    /** @param rank {@code PRIMARY} (default) or {@code SECONDARY} */
    public record AppointmentDocument(@JsonProperty(required = true) PersonDocument coordinator, @JsonProperty(required = true) String unit,
        Optional<String> rank, @JsonProperty(required = true) LocalDate from, Optional<LocalDate> until,
        Optional<PersonDocument> deputy, Optional<List<DaysDocument>> absences) {}

    /** @param hours by weekday or range of weekdays: {@code {"tue": "08:00-15:00", "thu": "08:00-15:00"}}; without it the unit's hours */
    public record PersonDocument(@JsonProperty(required = true) String name, Optional<String> phone, Optional<Map<String, String>> hours,
        Optional<String> mail, Optional<String> sms) {}

    public record DaysDocument(@JsonProperty(required = true) LocalDate from, @JsonProperty(required = true) LocalDate until) {}

    public record ServiceDocument(@JsonProperty(required = true) String function, @JsonProperty(required = true) String unit,
        @JsonProperty(required = true) LocalDate from, Optional<LocalDate> until,
        Optional<PersonDocument> worker) {}

    /**
     * @param answer {@code GIVEN} (default), {@code REFUSED}, {@code REQUESTED} …
     * @param to functions (upper case) and very units, one by one
     * @param events event types; without it all
     * @param regions hospitals of which regions may send; without it the municipality's own
     * @param form {@code WRITTEN} or {@code VERBAL}
     * @param until at most one year after {@code from}
     */
    public record ConsentDocument(Optional<String> answer, @JsonProperty(required = true) List<String> to, Optional<List<String>> events,
        @JsonProperty(required = true) String municipality, Optional<List<String>> regions,
        @JsonProperty(required = true) String form,
        @JsonProperty(value = "obtained_by", required = true) String obtainedBy,
        @JsonProperty(required = true) LocalDate from, @JsonProperty(required = true) LocalDate until,
        @JsonProperty("withdrawn_at") Optional<OffsetDateTime> withdrawnAt) {}
}
