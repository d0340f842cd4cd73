package dk.broen.adapters.facts;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A facts document: facts about citizens as a municipality writes them. Names are those of domain.md §2. Dates are Danish calendar days,
 * and a period includes its first and its last day. The API accepts the document as JSON; {@code FactsSheet} makes it from a CSV file. The
 * facts of a case folder are the entry of one citizen. {@link FactsReader} reads each entry of each list by itself. docs/FACTS.md
 * describes each field.
 *
 * @param citizens each a {@link CitizenDocument}
 */
public record FactsDocument(@JsonProperty(required = true) List<JsonNode> citizens) {

    /**
     * @param cpr ten digits, with or without a hyphen
     * @param residences each a {@link ResidenceDocument}
     * @param appointments each an {@link AppointmentDocument}
     * @param services each a {@link ServiceDocument}
     * @param consents each a {@link ConsentDocument}
     * @param agreements each an {@link AgreementDocument}
     * @param overrides each an {@link OverrideDocument}
     * @param pspCases each a {@link PspCaseDocument}
     * @param stayEnds each a {@link StayEndDocument}
     */
    public record CitizenDocument(@JsonProperty(required = true) String cpr, Optional<List<JsonNode>> residences,
        Optional<List<JsonNode>> appointments, Optional<List<JsonNode>> services, Optional<List<JsonNode>> consents,
        Optional<List<JsonNode>> agreements, Optional<List<JsonNode>> overrides,
        @JsonProperty("psp_cases") Optional<List<JsonNode>> pspCases, @JsonProperty("stay_ends") Optional<List<JsonNode>> stayEnds) {
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

    /**
     * @param hours opening hours by weekday or range of weekdays: {@code {"tue": "08:00-15:00", "thu": "08:00-15:00"}}. Default: the hours
     *     of the unit
     */
    public record PersonDocument(@JsonProperty(required = true) String name, Optional<String> phone, Optional<Map<String, String>> hours,
        Optional<String> mail, Optional<String> sms) {}

    public record DaysDocument(@JsonProperty(required = true) LocalDate from, @JsonProperty(required = true) LocalDate until) {}

    public record ServiceDocument(@JsonProperty(required = true) String function, @JsonProperty(required = true) String unit,
        @JsonProperty(required = true) LocalDate from, Optional<LocalDate> until,
        Optional<PersonDocument> worker) {}

    /**
     * @param answer {@code GIVEN} (default), {@code REFUSED}, {@code REQUESTED} …
     * @param to the functions (upper case) and individual units (lower case) that the consent names
     * @param events event types. Default: all
     * @param regions regions whose hospitals the consent covers. Default: the region of the municipality
     * @param form {@code WRITTEN} or {@code VERBAL}
     * @param signed whether a written consent is signed. Default: true. A consent that is not signed is recorded and permits nothing
     * @param obtainedBy the responsible person who obtained the answer
     * @param signatory who answered: {@code CITIZEN} (default), {@code GUARDIAN}, {@code APPOINTED_DEPUTY} or {@code CUSTODIAN}. Each
     *     custodian's answer is a consent of its own
     * @param signatoryName the name of a signatory who is not the citizen, and only of such a one
     * @param given the day on which it was given. Default: {@code from}. A consent does not reach back before it was given
     * @param from the day on which it begins; after {@code given} for an advance consent
     * @param until for a given consent at most one year after {@code from}. Default: one year after {@code from}; for another answer, no end
     */
    public record ConsentDocument(Optional<String> answer, @JsonProperty(required = true) List<String> to, Optional<List<String>> events,
        @JsonProperty(required = true) String municipality, Optional<List<String>> regions,
        @JsonProperty(required = true) String form, Optional<Boolean> signed,
        @JsonProperty(value = "obtained_by", required = true) String obtainedBy,
        Optional<String> signatory, @JsonProperty("signatory_name") Optional<String> signatoryName,
        Optional<LocalDate> given, @JsonProperty(required = true) LocalDate from, Optional<LocalDate> until,
        @JsonProperty("withdrawn_at") Optional<OffsetDateTime> withdrawnAt) {}

    /**
     * @param kind {@code DISCHARGE_AGREEMENT} (default) or {@code COORDINATION_PLAN}
     * @param parties the functions (upper case) and individual units (lower case) that are party
     * @param clinician who recorded that the parties must be told
     * @param necessity why they must be told
     */
    public record AgreementDocument(Optional<String> kind, @JsonProperty(required = true) List<String> parties,
        @JsonProperty(required = true) String clinician, @JsonProperty(required = true) String necessity,
        @JsonProperty(required = true) String municipality, @JsonProperty(required = true) LocalDate from,
        @JsonProperty(required = true) LocalDate until) {}

    /**
     * @param decidedBy the human who decided
     * @param to the individual units that may be told
     * @param until at most as late as the legal bases of the units allow
     */
    public record OverrideDocument(@JsonProperty(value = "decided_by", required = true) String decidedBy,
        @JsonProperty(required = true) String reason, @JsonProperty(required = true) List<StayDocument> stays,
        @JsonProperty(required = true) List<String> events, @JsonProperty(required = true) List<String> to,
        @JsonProperty(required = true) LocalDate from, @JsonProperty(required = true) LocalDate until,
        @JsonProperty("revoked_at") Optional<OffsetDateTime> revokedAt) {}

    /**
     * @param hospital the id of the hospital in the configuration
     * @param visit the visit number as the hospital sends it
     */
    public record StayDocument(@JsonProperty(required = true) String hospital, @JsonProperty(required = true) String visit) {}

    /** @param startedBy the human who started the case */
    public record PspCaseDocument(@JsonProperty(value = "started_by", required = true) String startedBy,
        @JsonProperty(required = true) String reason, @JsonProperty(required = true) String municipality,
        @JsonProperty(required = true) LocalDate from, @JsonProperty(required = true) LocalDate until) {}

    /**
     * @param begunAt when the stay began, as a unit of the municipality was told it
     * @param endedBy the human who ended the stay
     */
    public record StayEndDocument(@JsonProperty(required = true) String municipality,
        @JsonProperty(value = "begun_at", required = true) OffsetDateTime begunAt,
        @JsonProperty(value = "ended_at", required = true) OffsetDateTime endedAt,
        @JsonProperty(value = "ended_by", required = true) String endedBy, @JsonProperty(required = true) String reason) {}
}
