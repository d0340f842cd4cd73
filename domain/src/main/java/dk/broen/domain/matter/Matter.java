package dk.broen.domain.matter;

import dk.broen.domain.terms.Department;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.MatterKey;
import java.time.Instant;
import java.util.List;

/**
 * Forhold: something that can be told about a citizen (domain.md §2).
 */
public sealed interface Matter permits Milestone, Death, Step {
    MatterKey key();

    /** The event type by which routing rules and consents select the matter. A step is selected by its own rule. */
    EventType type();

    /** Clinical time: when it happened; for a planned discharge, when the plan was made; for a step, when it is made. */
    Instant at();

    /** Whether it came from an archive or an initial load: it is history, and news to nobody (danish-standards.md §3.1, old loads). */
    boolean oldLoad();

    /** The department that reported it. */
    Department place();

    /**
     * The matter at each hospital that reports it: the same matter, at another place. The first is the one whose word is told. Who may not hear
     * of one hospital may hear of the matter through another one (domain.md §4).
     */
    default List<Matter> atEachHospital() {
        return List.of(this);
    }

    /** The same matter under the key that was handed on to it. */
    Matter withKey(MatterKey handedOn);
}
