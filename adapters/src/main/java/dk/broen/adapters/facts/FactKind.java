package dk.broen.adapters.facts;

import java.util.Arrays;
import java.util.List;

/**
 * The kinds of facts. Each has a list in the entry of a citizen in a facts document, and fields that say which fact it is: two entries with
 * the same key fields are the same fact, and the later one replaces the former (ADR 94).
 */
public enum FactKind {
    /** Where the citizen lives, or who acts for the citizen. */
    RESIDENCE("residences", Fact.Resident.class, "municipality", "kind", "from"),
    /** A coordinator. */
    APPOINTMENT("appointments", Fact.Appointed.class, "unit", "coordinator.name", "rank", "from"),
    /** A service at a unit. */
    SERVICE("services", Fact.Served.class, "function", "unit", "from"),
    /** The answer of the citizen to the question who may be told what. */
    CONSENT("consents", Fact.Consented.class, "municipality", "to", "signatory", "signatory_name", "from"),
    /** A discharge agreement or coordination plan. */
    AGREEMENT("agreements", Fact.Agreed.class, "municipality", "kind", "from"),
    /** A decision of a named human to tell without consent. */
    OVERRIDE("overrides", Fact.Overridden.class, "decided_by", "stays", "to", "from"),
    /** A case of police, social services and psychiatry. */
    PSP_CASE("psp_cases", Fact.PspStarted.class, "municipality", "started_by", "from"),
    /** The end of a stay of which no discharge came. */
    STAY_END("stay_ends", Fact.StayEnded.class, "municipality", "begun_at");

    private final String list;
    private final Class<? extends Fact> type;
    private final List<String> key;

    FactKind(String list, Class<? extends Fact> type, String... key) {
        this.list = list;
        this.type = type;
        this.key = List.of(key);
    }

    public static FactKind of(Fact fact) {
        return Arrays.stream(values()).filter(kind -> kind.type.isInstance(fact)).findFirst()
            .orElseThrow(() -> new IllegalStateException("unknown kind of fact: " + fact.getClass().getSimpleName()));
    }

    /** The name of its list in a facts document. */
    public String list() {
        return list;
    }

    Class<? extends Fact> type() {
        return type;
    }

    /** The fields of an entry that say which fact it is; a dot leads into an object. */
    List<String> key() {
        return key;
    }

    /** Whether a fact of this kind that is over is withdrawn, so that later decisions can name it, and not ended. */
    boolean isWithdrawn() {
        return this == CONSENT || this == OVERRIDE;
    }
}
