package dk.broen.mappings.hl7v2;

import dk.broen.mappings.CalendarTime;
import dk.broen.mappings.ReadTime;
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
    static Hl7Zone of(ZoneId hospital) {
        return new Hl7Zone(hospital, Optional.empty());
    }

    static Hl7Zone of(ZoneId hospital, OffsetDateTime header) {
        return new Hl7Zone(hospital.getRules().getOffset(header.toInstant()).equals(header.getOffset()) ? hospital : header.getOffset(),
            Optional.of(header));
    }

    /**
     * The instant of a local time. In the doubled hour of autumn it is the earlier one (danish-standards.md §§3.1, 8). That is certain if MSH-7
     * is of the same day and has still the offset of summer.
     */
    ReadTime at(LocalDateTime local, String field) {
        ReadTime read = CalendarTime.in(zone, local, field);
        boolean certain = header.filter(sent -> sent.toLocalDate().equals(local.toLocalDate()))
            .filter(sent -> sent.getOffset().equals(zone.getRules().getOffset(read.at()))).isPresent();
        return certain ? ReadTime.exact(read.at()) : read;
    }
}
