package dk.broen.mappings.hl7v2;

import dk.broen.mappings.CalendarTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * How the times of a message are read that have no offset (HL7 v2.5.1 §2.15.9.7).
 *
 * @param zone the offset of MSH-7. If that is the offset of the hospital at that time, or there is none, it is the zone of the hospital, because
 *     another day can be in summer time
 * @param header MSH-7, if it has an offset
 */
record Hl7Zone(ZoneId zone, Optional<OffsetDateTime> header) {
    /** An instant, and whether the clocks showed the same time an hour later again. */
    record Found(Instant at, boolean doubled) {}

    static Hl7Zone of(ZoneId hospital) {
        return new Hl7Zone(hospital, Optional.empty());
    }

    static Hl7Zone of(ZoneId hospital, OffsetDateTime header) {
        return new Hl7Zone(hospital.getRules().getOffset(header.toInstant()).equals(header.getOffset()) ? hospital : header.getOffset(),
            Optional.of(header));
    }

    /**
     * The instant of a local time. In the doubled hour of autumn it has the offset of MSH-7 if that is of the same day; else it is the earlier one
     * (danish-standards.md §§3.1, 8).
     */
    Found at(LocalDateTime local, String field) {
        boolean doubled = zone.getRules().getValidOffsets(local).size() > 1;
        return header.filter(sent -> doubled && sent.toLocalDate().equals(local.toLocalDate()))
            .filter(sent -> zone.getRules().isValidOffset(local, sent.getOffset()))
            .map(sent -> new Found(local.toInstant(sent.getOffset()), false))
            .orElseGet(() -> new Found(CalendarTime.in(zone, local, field), doubled));
    }
}
