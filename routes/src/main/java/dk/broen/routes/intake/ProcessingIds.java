package dk.broen.routes.intake;

import java.util.Set;

/** The MSH-11 values (HL7 table 0103) of the messages that this hub takes: a test message about a real citizen tells nobody. */
public record ProcessingIds(Set<String> taken) {
    public ProcessingIds {
        taken = Set.copyOf(taken);
    }
}
