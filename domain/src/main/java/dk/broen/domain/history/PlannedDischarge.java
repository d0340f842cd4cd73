package dk.broen.domain.history;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/**
 * When a discharge is expected, in local Danish time: by when somebody should be ready at home (domain.md §3).
 *
 * @param at empty where the hospital names the day only
 */
public record PlannedDischarge(LocalDate day, Optional<LocalTime> at) {}
