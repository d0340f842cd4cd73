package dk.broen.domain.given;

import dk.broen.domain.citizen.Appointment;
import dk.broen.domain.citizen.Person;
import dk.broen.domain.citizen.Recording;
import dk.broen.domain.terms.Period;
import dk.broen.domain.terms.UnitId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds the appointment of a primary coordinator, without deputy and absences unless they are set. */
public final class AnAppointment {
    private final Person coordinator;
    private final String unit;
    private Appointment.Rank rank = Appointment.Rank.PRIMARY;
    private Period period = ACitizen.LONG_AGO;
    private Optional<Person> deputy = Optional.empty();
    private final List<Period> absences = new ArrayList<>();

    private AnAppointment(Person coordinator, String unit) {
        this.coordinator = coordinator;
        this.unit = unit;
    }

    public static AnAppointment appointed(APerson coordinator, String unit) {
        return new AnAppointment(coordinator.person(), unit);
    }

    public AnAppointment secondary() {
        rank = Appointment.Rank.SECONDARY;
        return this;
    }

    public AnAppointment lasting(Period when) {
        period = when;
        return this;
    }

    public AnAppointment deputisedBy(APerson person) {
        deputy = Optional.of(person.person());
        return this;
    }

    public AnAppointment absent(String from, String until) {
        absences.add(Period.between(Danish.day(from), Danish.day(until)));
        return this;
    }

    Appointment build(Recording recording) {
        return new Appointment(coordinator, new UnitId(unit), rank, period, deputy, absences, recording);
    }
}
