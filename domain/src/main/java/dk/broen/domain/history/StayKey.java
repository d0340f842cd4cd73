package dk.broen.domain.history;

import dk.broen.domain.terms.HospitalId;

/** The key of one stay: the hospital and its episode id (domain.md §2). The episode id is an opaque string. */
public record StayKey(HospitalId hospital, String episode) {}
