package dk.broen.mappings.medcom.profiles;

import dk.broen.mappings.medcom.MedComFiles;

/** MedCom's profiles from its packages, read and warmed once for all tests. Without MedCom's folder the test is skipped with a reason. */
public final class WarmProfiles {
    private static MedComProfiles profiles;

    private WarmProfiles() {}

    public static synchronized MedComProfiles get() {
        if (profiles == null) {
            profiles = MedComProfiles.read(MedComFiles.path("packages"));
            profiles.warm();
        }
        return profiles;
    }
}
