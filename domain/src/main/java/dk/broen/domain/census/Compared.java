package dk.broen.domain.census;

import java.util.List;

/** The result of comparing a list with the one before. */
public sealed interface Compared {
    /**
     * The list is accepted.
     *
     * @param changes what the hub does not know yet, in the order in which it is said
     * @param kept with what the next list is compared
     */
    record Accepted(List<ListChange> changes, KeptList kept) implements Compared {
        public Accepted {
            changes = List.copyOf(changes);
        }
    }

    /**
     * The list lacks so many stays that a human must say whether it is right.
     *
     * @param missing how many stays of the list before are missing
     * @param before how many stays the list before had, in the wards that lists cover
     */
    record Doubted(int missing, int before) implements Compared {}
}
