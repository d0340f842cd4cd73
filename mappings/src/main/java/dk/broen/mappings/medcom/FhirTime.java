package dk.broen.mappings.medcom;

import dk.broen.mappings.UnreadableMessage;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.BaseDateTimeType;

/** A FHIR time. MedCom requires a zone in every time, and the hub never infers a zone (danish-standards.md §1.2). */
final class FhirTime {
    private static final Pattern ZONE = Pattern.compile(".*(Z|[+-]\\d{2}:\\d{2})");

    private FhirTime() {}

    /** @return empty if the element has no value */
    static Optional<Instant> read(BaseDateTimeType time, String location) {
        if (!time.hasValue()) {
            return Optional.empty();
        }
        if (!hasZone(time)) {
            throw new UnreadableMessage("FIELD_INVALID", location, "A time must have a zone: Z or +HH:MM");
        }
        return Optional.of(time.getValue().toInstant());
    }

    static boolean hasZone(BaseDateTimeType time) {
        return time.hasValue() && ZONE.matcher(time.getValueAsString()).matches();
    }
}
