package dk.broen.hub.demo;

import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** The Spring profile of the demo: the hub has a clock that can be moved, and keys and passwords made for the demo. */
public final class DemoProfile {
    public static final String NAME = "demo";

    private DemoProfile() {}

    public static boolean isActive(Environment environment) {
        return environment.acceptsProfiles(Profiles.of(NAME));
    }
}
