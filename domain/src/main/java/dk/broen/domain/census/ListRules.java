package dk.broen.domain.census;

import java.util.Set;

/**
 * What the lists of a hospital cover, and when a list is doubted.
 *
 * @param wards the wards that the lists cover: only stays in them can vanish. Empty: every ward
 * @param shrinkPercent a list that lacks more than this share of the stays of the list before is doubted
 * @param shrinkAtLeast a list that lacks fewer stays than this is not doubted, unless it is empty and lacks more than one
 */
public record ListRules(Set<String> wards, int shrinkPercent, int shrinkAtLeast) {
    private static final int ALL = 100;

    public ListRules {
        wards = Set.copyOf(wards);
    }

    boolean covers(String ward) {
        return wards.isEmpty() || wards.contains(ward);
    }

    /**
     * Whether a human must say that the list is right.
     *
     * @param left how many rows the list has in the wards that it covers. That there are none is the likeliest fault of an export; but the
     *     last citizen of a ward goes home too
     */
    boolean doubts(int missing, int before, int left) {
        return missing > 1 && left == 0 || missing >= shrinkAtLeast && missing * ALL > before * shrinkPercent;
    }
}
