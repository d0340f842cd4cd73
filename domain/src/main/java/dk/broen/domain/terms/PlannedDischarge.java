package dk.broen.domain.terms;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/**
 * The expected time of a discharge, in local Danish time (domain.md §3).
 *
 * @param at empty if the hospital names only the day
 */
public record PlannedDischarge(LocalDate day, Optional<LocalTime> at) {}
