package dk.broen.domain.schedule;

import java.time.LocalDate;

/** The statutory Danish holidays. Store Bededag has not been a holiday since 2024 (danish-standards.md §8). */
@FunctionalInterface
public interface StatutoryHolidays {
    boolean isHoliday(LocalDate day);
}
