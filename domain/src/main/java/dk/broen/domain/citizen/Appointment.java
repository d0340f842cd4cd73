package dk.broen.domain.citizen;

import dk.broen.domain.terms.Period;
import dk.broen.domain.terms.UnitId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Udpegning: a coordinator (tovholder) is appointed for the citizen for a period, as primary or secondary (domain.md §2).
 *
 * @param deputy who is told on a day of absence
 * @param absences days on which the coordinator is absent
 * @param recording who recorded it, and when: what is recorded after a unit answered that the citizen is not theirs counts again
 */
public record Appointment(Person coordinator, UnitId unit, Rank rank, Period period, Optional<Person> deputy, List<Period> absences,
    Recording recording) {
    /** The order of coordinators: a secondary is told only when no primary can be reached (domain.md §5). */
    public enum Rank {
        PRIMARY, SECONDARY
    }

    public Appointment {
        absences = List.copyOf(absences);
    }

    /** An appointment that was recorded before anything else. */
    public Appointment(Person coordinator, UnitId unit, Rank rank, Period period, Optional<Person> deputy, List<Period> absences) {
        this(coordinator, unit, rank, period, deputy, absences, Recording.undisputed());
    }

    public Appointment recorded(Recording by) {
        return new Appointment(coordinator, unit, rank, period, deputy, absences, by);
    }

    public boolean absentOn(LocalDate day) {
        return absences.stream().anyMatch(absence -> absence.holds(day));
    }
}
