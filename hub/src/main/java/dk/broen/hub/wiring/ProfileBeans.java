package dk.broen.hub.wiring;

import dk.broen.adapters.profiles.PooledProfiles;
import dk.broen.adapters.profiles.ProfileCheck;
import dk.broen.hub.settings.BroenSettings;
import dk.broen.hub.settings.RefusedSetting;
import dk.broen.mappings.medcom.profiles.MedComProfiles;
import dk.broen.mappings.medcom.profiles.UnusablePackages;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Reads MedCom's profiles and warms them before any port listens, so that the first hospital need not wait half a minute. */
@Configuration(proxyBeanMethods = false)
class ProfileBeans {
    private static final Logger LOG = LoggerFactory.getLogger(ProfileBeans.class);

    @Bean
    ProfileCheck profileCheck(BroenSettings settings, Environment environment) {
        BroenSettings.MedCom medCom = settings.medcom();
        if (medCom.packages().isEmpty()) {
            LOG.warn("BRN1501 medcom-profiles-off setting=broen.medcom.packages");
            return ProfileCheck.none();
        }
        Path folder = settings.config().toAbsolutePath().resolveSibling(medCom.packages()).normalize();
        long started = System.nanoTime();
        MedComProfiles profiles = warmed(folder, environment);
        LOG.info("BRN1502 medcom-profiles-on folder={} threads={} ms={}", folder, medCom.validations(),
            Duration.ofNanos(System.nanoTime() - started).toMillis());
        return new PooledProfiles(profiles::notification, medCom.validations(), medCom.longestValidation());
    }

    private static MedComProfiles warmed(Path folder, Environment environment) {
        try {
            MedComProfiles profiles = MedComProfiles.read(folder);
            profiles.warm();
            return profiles;
        } catch (UnusablePackages unusable) {
            throw RefusedSetting.of(environment, "broen.medcom.packages", unusable.getMessage());
        }
    }
}
