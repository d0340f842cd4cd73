package dk.broen.domain.history;

/**
 * Limits of the flags, all inclusive (domain.md §3). Days are Danish calendar days.
 *
 * @param frequentAdmissions number of admissions in a rolling period of twelve months, the present admission included
 */
public record FlagThresholds(int readmissionDays, int earlyReadmissionDays, int frequentAdmissions, int shortStayDays) {
    /** The default values. */
    public static final FlagThresholds SHIPPED = new FlagThresholds(30, 3, 4, 3);
}
