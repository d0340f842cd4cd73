package dk.broen.domain.stay;

import dk.broen.domain.directory.HospitalId;

/** One course of stay: the hospital and its episode id (domain.md §2). The id is an opaque string. */
public record StayKey(HospitalId hospital, String episode) {}
