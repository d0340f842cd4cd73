package dk.broen.domain.history;

/** The urgency of an admission (PV1-4). Accidents and planned admissions are not readmissions (domain.md §3). */
public enum Urgency {
    ACUTE, PLANNED, ACCIDENT
}
