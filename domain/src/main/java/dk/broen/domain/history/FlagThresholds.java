package dk.broen.domain.history;

/**
 * Limits for flags, all inclusive (domain.md §3); days are Danish calendar days.
 *
 * @param frequentAdmissions number of admissions in a rolling twelve months, the present one counted
 */
public record FlagThresholds(int readmissionDays, int earlyReadmissionDays, int frequentAdmissions, int shortStayDays) {
    /** As shipped. */
    public static final FlagThresholds SHIPPED = new FlagThresholds(30, 3, 4, 3);
}
