package dk.broen.domain.history;

import dk.broen.domain.terms.HospitalId;

/** One course of stay: the hospital and its episode id (domain.md §2). The id is an opaque string. */
public record StayKey(HospitalId hospital, String episode) {}
