package dk.broen.adapters.configuration;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import dk.broen.domain.schedule.StatutoryHolidays;
import java.time.LocalDate;
import java.time.Year;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The statutory Danish holidays from Jollyday (danish-standards.md §8). Computes each year once. Thread-safe. */
final class DanishHolidays implements StatutoryHolidays {
    private static final String EASTER_SUNDAY = "christian.EASTER";

    private final HolidayManager holidays = HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.DENMARK));
    private final Map<Integer, Set<LocalDate>> byYear = new ConcurrentHashMap<>();

    @Override
    public boolean isHoliday(LocalDate day) {
        return byYear.computeIfAbsent(day.getYear(), this::daysOf).contains(day);
    }

    LocalDate easterSunday(int year) {
        return in(year).stream().filter(holiday -> holiday.getPropertiesKey().equals(EASTER_SUNDAY)).map(Holiday::getDate).findFirst()
            .orElseThrow(() -> new IllegalStateException("Jollyday has no Easter Sunday in " + year));
    }

    private Set<LocalDate> daysOf(int year) {
        return in(year).stream().map(Holiday::getDate).collect(Collectors.toUnmodifiableSet());
    }

    /** Synchronized, because Jollyday does not document thread safety. */
    private synchronized Set<Holiday> in(int year) {
        return holidays.getHolidays(Year.of(year), HolidayType.PUBLIC_HOLIDAY);
    }
}
