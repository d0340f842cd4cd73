package dk.broen.domain.citizen;

import java.util.Optional;

/**
 * The person who gave or refused a consent (domain.md §4). Each custodian answers for themselves: two answers are two consents, and the
 * refusal of one goes before the consent of the other.
 *
 * @param name who it is, if it is not the citizen
 */
public record Signatory(Kind kind, Optional<String> name) {
    /** In which role a person answers. */
    public enum Kind {
        /** The citizen. */
        CITIZEN,
        /** Værge. */
        GUARDIAN,
        /** Stedfortræder, appointed for the citizen. */
        APPOINTED_DEPUTY,
        /** Forældremyndighedsindehaver. */
        CUSTODIAN
    }

    /** The citizen answers. */
    public static final Signatory CITIZEN = new Signatory(Kind.CITIZEN, Optional.empty());

    /** @throws IllegalArgumentException if the name is missing, or if the citizen is named: the citizen is known */
    public Signatory {
        if (kind == Kind.CITIZEN && name.isPresent()) {
            throw new IllegalArgumentException("signatory_name: only if the signatory is not the citizen");
        }
        if (kind != Kind.CITIZEN && name.filter(text -> !text.isBlank()).isEmpty()) {
            throw new IllegalArgumentException("signatory_name: is missing; the signatory " + kind + " is named");
        }
    }
}
