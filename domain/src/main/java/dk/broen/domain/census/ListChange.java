package dk.broen.domain.census;

import dk.broen.domain.terms.EventNature;
import dk.broen.domain.terms.EventType;

/** What a list says that the hub does not know yet, in the words of a message. */
public record ListChange(EventType type, EventNature nature, ListedStay stay) {}
