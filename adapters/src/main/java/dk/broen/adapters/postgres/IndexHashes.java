package dk.broen.adapters.postgres;

import dk.broen.adapters.crypto.CitizenIndex;
import dk.broen.domain.notification.Channel;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.ReplacementCpr;
import dk.broen.domain.terms.StayKey;

/** The domains of the keyed hashes by which rows are found. They must never change, because stored rows hold the hashes. */
public final class IndexHashes {
    public static final String FEED = "feed";
    public static final String CONTROL = "control";
    public static final String BUNDLE = "bundle";
    public static final String CONTENT = "content";

    private IndexHashes() {}

    public static String stay(CitizenIndex index, StayKey stay) {
        return index.hash("stay", stay.hospital().value() + '\0' + stay.episode());
    }

    public static String replacement(CitizenIndex index, ReplacementCpr number) {
        return index.hash("replacement", number.issuer() + '\0' + number.value());
    }

    /** @param key what says which fact of that kind it is */
    public static String fact(CitizenIndex index, String citizenKey, String municipality, String kind, String key) {
        return index.hash("fact", citizenKey + '\0' + municipality + '\0' + kind + '\0' + key);
    }

    public static String factContent(CitizenIndex index, String citizenKey, String content) {
        return index.hash("fact-content", citizenKey + '\0' + content);
    }

    /**
     * A lane begins with the key of the citizen, so that a merge can move it without knowing the address.
     *
     * @param address where the notice was planned to go
     */
    public static String lane(CitizenIndex index, Cpr citizen, String unit, Channel channel, String address) {
        return index.keyOf(citizen) + index.hash("lane", unit + '\0' + channel + '\0' + address);
    }

    /** The answers to the wards of a hospital have one lane, whichever way they go: the newest one is read last. */
    public static String lane(CitizenIndex index, Cpr citizen, HospitalId hospital) {
        return index.keyOf(citizen) + index.hash("answer-lane", hospital.value());
    }
}
