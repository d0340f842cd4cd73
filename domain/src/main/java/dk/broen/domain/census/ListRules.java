package dk.broen.domain.census;

import java.util.Set;

/**
 * What the lists of a hospital cover, and when a list is doubted.
 *
 * @param wards the wards that the lists cover: only stays in them can vanish. Empty: every ward
 * @param shrinkPercent a list that lacks more than this share of the stays of the list before is doubted
 * @param shrinkAtLeast a list that lacks fewer stays than this is not doubted
 */
public record ListRules(Set<String> wards, int shrinkPercent, int shrinkAtLeast) {
    private static final int ALL = 100;

    public ListRules {
        wards = Set.copyOf(wards);
    }

    boolean covers(String ward) {
        return wards.isEmpty() || wards.contains(ward);
    }

    boolean doubts(int missing, int before) {
        return missing >= shrinkAtLeast && missing * ALL > before * shrinkPercent;
    }
}
