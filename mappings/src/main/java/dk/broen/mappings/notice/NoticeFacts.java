package dk.broen.mappings.notice;

import dk.broen.domain.planning.Content;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.NotificationId;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.util.List;
import java.util.Optional;

/**
 * One notice to one recipient, ready to be written. What the recipient may see is decided in {@link Content} (domain.md §7); here it gets
 * the names that people read.
 *
 * @param reference the random reference that people quote
 * @param corrects the reference of the earlier notice that this notice corrects, cancels or reminds of, if it is known
 * @param toldAlso the units of {@link Content#toldAlso()} with their names
 */
public record NoticeFacts(NotificationId id, String reference, Optional<String> corrects, Cpr citizen, Optional<String> citizenName,
    Content content, Recipient recipient, List<Told> toldAlso) {
    /**
     * @param name the name of the unit for people
     * @param title the word of the municipality for the function
     */
    public record Recipient(UnitId unit, String name, UnitFunction function, String title) {}

    /**
     * @param unit the name of the unit for people
     * @param title the word of the municipality for the function
     */
    public record Told(String unit, UnitFunction function, String title) {}

    public NoticeFacts {
        toldAlso = List.copyOf(toldAlso);
    }

    @Override
    public String toString() {
        return "NoticeFacts[" + reference + "]";
    }
}
