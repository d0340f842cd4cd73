package dk.broen.routes.intake;

import java.util.Set;

/**
 * The MSH-11 values (HL7 table 0103) that this hub accepts; an empty MSH-11 is always accepted. A production hub accepts only {@code P}, so
 * that a test message never causes a notice.
 */
public record ProcessingIds(Set<String> accepted) {
    public ProcessingIds {
        accepted = Set.copyOf(accepted);
    }
}
