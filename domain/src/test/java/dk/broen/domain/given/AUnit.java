package dk.broen.domain.given;

import dk.broen.domain.municipality.Unit;
import dk.broen.domain.schedule.Digest;
import dk.broen.domain.schedule.OpeningHours;
import dk.broen.domain.schedule.TimeRange;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.Period;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Builds a municipal unit that is open on weekdays from 9 to 16. If no contact point is set, it has a queue. */
public final class AUnit {
    public static final OpeningHours OFFICE =
        open("09:00-16:00", DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY);
    public static final OpeningHours TUESDAY_AND_THURSDAY = open("09:00-15:00", DayOfWeek.TUESDAY, DayOfWeek.THURSDAY);

    private final String id;
    private final Set<UnitFunction> functions;
    private OpeningHours hours = OFFICE;
    private final List<ContactPoint> contact = new ArrayList<>();
    private boolean unreachable;
    private Period period = ACitizen.LONG_AGO;
    private Optional<UnitId> successor = Optional.empty();
    private Optional<UnitId> manager = Optional.empty();
    private Digest digest = Digest.NONE;

    private AUnit(String id, Set<UnitFunction> functions) {
        this.id = id;
        this.functions = functions;
    }

    public static AUnit aUnit(String id, UnitFunction... functions) {
        return new AUnit(id, Set.of(functions));
    }

    public static OpeningHours open(String range, DayOfWeek... days) {
        return new OpeningHours(Arrays.stream(days).collect(Collectors.toMap(day -> day, day -> List.of(TimeRange.parse(range)))),
            Map.of(), true);
    }

    public AUnit open(OpeningHours when) {
        hours = when;
        return this;
    }

    public AUnit reachedBy(ContactPoint... points) {
        contact.addAll(List.of(points));
        return this;
    }

    public AUnit withoutContactPoint() {
        unreachable = true;
        return this;
    }

    /** @param nextUnit the unit that does the work from the next day on */
    public AUnit closing(String lastDay, String nextUnit) {
        period = Period.between(ACitizen.LONG_AGO.from(), Danish.day(lastDay));
        successor = Optional.of(new UnitId(nextUnit));
        return this;
    }

    public AUnit managedBy(String other) {
        manager = Optional.of(new UnitId(other));
        return this;
    }

    public AUnit collecting(Digest when) {
        digest = when;
        return this;
    }

    public Unit in(String municipality) {
        List<ContactPoint> points = contact.isEmpty() && !unreachable ? List.of(new ContactPoint.Queue("notifications." + id)) : contact;
        return new Unit(new UnitId(id), "Unit " + id, new MunicipalityCode(municipality), functions, Optional.of("+4520000000"), hours,
            points, period, successor, manager, digest);
    }
}
