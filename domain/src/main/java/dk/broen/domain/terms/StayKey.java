package dk.broen.domain.terms;

/** The key of one stay: the hospital and its episode id (domain.md §2). The episode id is an opaque string. */
public record StayKey(HospitalId hospital, String episode) {}
