package dk.broen.domain.citizen;

import dk.broen.domain.terms.Period;
import dk.broen.domain.terms.UnitId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Udpegning: a coordinator (tovholder) is appointed for the citizen for a period, primary or secondary, with a deputy for her absences
 * (domain.md §2).
 *
 * @param absences days the coordinator is away and her deputy stands in
 */
public record Appointment(Person coordinator, UnitId unit, Rank rank, Period period, Optional<Person> deputy, List<Period> absences) {
    /** Who is told first; the secondary only when no primary can be reached (domain.md §5). */
    public enum Rank { PRIMARY, SECONDARY }

    public Appointment {
        absences = List.copyOf(absences);
    }

    public boolean absentOn(LocalDate day) {
        return absences.stream().anyMatch(absence -> absence.holds(day));
    }
}
