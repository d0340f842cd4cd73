package dk.broen.adapters.configuration;

import dk.broen.domain.terms.MunicipalityCode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.Year;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The closing days and half days of {@code calendars.yaml} that are not statutory holidays, computed for each year. */
final class ClosingDays {
    private static final DateTimeFormatter MONTH_DAY = DateTimeFormatter.ofPattern("MM-dd");
    private static final String EASTER = "easter";

    private final YamlDocument calendars;
    private final DanishHolidays holidays;

    ClosingDays(YamlDocument calendars, DanishHolidays holidays) {
        this.calendars = calendars;
        this.holidays = holidays;
    }

    void check(KnownNames municipalities, Findings findings) {
        YamlEntry years = calendars.at("years");
        if (years.at("until").number(0) < years.at("from").number(0)) {
            findings.add(years, "until is before from");
        }
        checkDays(calendars.at("default"), findings);
        for (YamlEntry municipality : calendars.at("municipalities").entries()) {
            municipalities.requireKey(municipality, findings);
            checkDays(municipality, findings);
        }
    }

    private static void checkDays(YamlEntry list, Findings findings) {
        for (YamlEntry item : list.items()) {
            String day = item.at("day").text();
            if (!day.isEmpty() && !day.startsWith(EASTER) && !isMonthDay(day)) {
                findings.add(item.at("day"), "\"" + day + "\" is not MM-DD, easter+N or easter-N");
            }
        }
    }

    private static boolean isMonthDay(String text) {
        try {
            MonthDay.parse(text, MONTH_DAY);
            return true;
        } catch (DateTimeException invalid) {
            return false;
        }
    }

    /** @return the closing time of each day; midnight means that the unit is closed all day */
    Map<LocalDate, LocalTime> of(MunicipalityCode municipality) {
        YamlEntry municipalList = calendars.at("municipalities").at(municipality.value());
        YamlEntry list = municipalList.present() ? municipalList : calendars.at("default");
        Map<LocalDate, LocalTime> closing = new TreeMap<>();
        YamlEntry years = calendars.at("years");
        IntStream.rangeClosed(years.at("from").number(0), years.at("until").number(0))
            .forEach(year -> list.items().stream().filter(item -> occursIn(year, item.at("day").text()))
                .forEach(item -> closing.put(day(year, item.at("day").text()), openUntil(item))));
        return closing;
    }

    private static LocalTime openUntil(YamlEntry item) {
        return item.at("open_until").optional().map(LocalTime::parse).orElse(LocalTime.MIDNIGHT);
    }

    private static boolean occursIn(int year, String day) {
        return day.startsWith(EASTER) || MonthDay.parse(day, MONTH_DAY).isValidYear(year);
    }

    private LocalDate day(int year, String day) {
        return day.startsWith(EASTER) ? holidays.easterSunday(year).plusDays(Integer.parseInt(day.substring(EASTER.length())))
            : Year.of(year).atMonthDay(MonthDay.parse(day, MONTH_DAY));
    }
}
