package dk.broen.domain.census;

import java.util.List;
import java.util.Set;

/**
 * A list of the present inpatients of a hospital.
 *
 * @param listedAt when the hospital made the list
 * @param unread the visits of rows that are wrong: these stays are on the list, and nothing else is known of them
 * @param unnamed how many rows are wrong and name no visit: any stay that seems to be missing can be one of them
 */
public record AdmissionList(ListedTime listedAt, List<ListedStay> stays, Set<String> unread, int unnamed) {
    public AdmissionList {
        stays = List.copyOf(stays);
        unread = Set.copyOf(unread);
    }
}
