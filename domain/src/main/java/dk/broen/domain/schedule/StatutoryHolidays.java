package dk.broen.domain.schedule;

import java.time.LocalDate;

/** Statutory Danish holidays; Store Bededag is not one since 2024 (danish-standards §8). */
@FunctionalInterface
public interface StatutoryHolidays {
    boolean isHoliday(LocalDate day);
}
