package dk.broen.hub.demo;

import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** The profile under which the hub runs on a movable clock, with keys and passwords made for the demo. */
public final class DemoProfile {
    public static final String NAME = "demo";

    private DemoProfile() {}

    public static boolean isActive(Environment environment) {
        return environment.acceptsProfiles(Profiles.of(NAME));
    }
}
