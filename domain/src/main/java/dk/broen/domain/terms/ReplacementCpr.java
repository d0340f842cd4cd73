package dk.broen.domain.terms;

/**
 * Erstatnings-CPR: the number that a region or the national register gives a person whose CPR number is not known (danish-standards.md §4).
 * The same number of two issuers names two persons. It names a citizen: {@link #toString()} is masked, and only {@link #value()} returns it.
 *
 * @param issuer the OID of the register that issued it
 */
public record ReplacementCpr(String issuer, String value) {
    @Override
    public String toString() {
        return "replacement CPR ******-****";
    }
}
