package dk.broen.domain.stay;

/** One course of stay: the sending organisation and its episode id (domain.md §2). The id is an opaque string. */
public record StayKey(String sender, String episode) {}
